import { availableParallelism } from "node:os";
import { sha256 } from "@capsule/runtime/manifest";
import { limit } from "../../componentize/limit.ts";
import type { ComponentizeContext, Runner } from "../../componentize/types.ts";
import type { Content, Contents } from "../source.ts";
import type { Distribution } from "./types.ts";

/** Raised when the form of what is kept changes. */
const FORMAT = 1;

const KIND = "python-prepared";

/** Characters of a package that the runner compiles at once, about three seconds of it. */
const MOST = 512 * 1024;

/** All packages of all builds of this process wait for each other, as they share its cores. */
const preparing = limit(availableParallelism());

/**
 * The files of a package as the runner keeps them, its modules compiled: that is most of what a
 * snapshot with packages takes. Made by the runner itself, once for a user.
 */
export async function preparePackage(
  { pack }: Distribution,
  context: ComponentizeContext,
  runner: Runner,
): Promise<Contents> {
  const { user } = context;
  const key = sha256(JSON.stringify([FORMAT, runner.sha256, pack]));
  const known = user.record<string>(KIND, key);
  const kept = known && user.blob(known)?.toString("utf8");
  if (kept) return JSON.parse(kept) as Contents;
  const text = user.blob(pack)?.toString("utf8");
  if (text === undefined) throw new Error(`The cache ${user.directory} lost the package ${pack}`);
  const parts = await Promise.all(
    partsOf(JSON.parse(text) as Contents).map((part) =>
      preparing(() => prepareFiles(part, context, runner)),
    ),
  );
  const prepared = Object.assign({}, ...parts) as Contents;
  user.putRecord(KIND, key, user.putBlob(JSON.stringify(prepared)));
  return prepared;
}

async function prepareFiles(
  packages: Contents,
  { addon, userDirectory, onPrepare }: ComponentizeContext,
  runner: Runner,
): Promise<Contents> {
  const { error, notes } = await addon.componentize({
    runner: runner.path,
    source: JSON.stringify({ mode: "pack", packages }),
    cache: userDirectory,
    onCompileRunner: onPrepare,
  });
  if (error !== null) throw new Error(error);
  const files = notes.map((note) => JSON.parse(note) as { path: string; packed: string });
  return Object.fromEntries(files.map(({ path, ...content }) => [path, content]));
}

/** Pieces of at most so many characters, each at least one file. */
function partsOf(contents: Contents): Contents[] {
  const parts: Contents[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [path, content] of Object.entries(contents)) {
    const length = lengthOf(content);
    if (size + length > MOST) {
      parts.push({});
      size = 0;
    }
    size += length;
    (parts.at(-1) as Contents)[path] = content;
  }
  return parts;
}

function lengthOf(content: Content): number {
  if (typeof content === "string") return content.length;
  return "base64" in content ? content.base64.length : content.packed.length;
}
