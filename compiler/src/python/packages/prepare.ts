import { sha256 } from "@capsule/runtime/manifest";
import type { ComponentizeContext, Runner } from "../../componentize/types.ts";
import type { Contents } from "../source.ts";
import type { Distribution } from "./types.ts";

/** Raised when the form of what is kept changes. */
const FORMAT = 1;

const KIND = "python-prepared";

/**
 * The files of a package as the runner keeps them, its modules compiled: that is most of what a
 * snapshot with packages takes. Made by the runner itself, once for a user.
 */
export async function preparePackage(
  { pack }: Distribution,
  { addon, user, userDirectory, onPrepare }: ComponentizeContext,
  runner: Runner,
): Promise<Contents> {
  const key = sha256(JSON.stringify([FORMAT, runner.sha256, pack]));
  const known = user.record<string>(KIND, key);
  const kept = known && user.blob(known)?.toString("utf8");
  if (kept) return JSON.parse(kept) as Contents;
  const text = user.blob(pack)?.toString("utf8");
  if (text === undefined) throw new Error(`The cache ${user.directory} lost the package ${pack}`);
  const made = await addon.componentize({
    runner: runner.path,
    source: `{"mode":"pack","packages":${text}}`,
    cache: userDirectory,
    onCompileRunner: onPrepare,
  });
  if (made.error !== null) throw new Error(made.error);
  const files = made.notes.map((note) => JSON.parse(note) as { path: string; packed: string });
  const prepared = Object.fromEntries(files.map(({ path, ...content }) => [path, content]));
  user.putRecord(KIND, key, user.putBlob(JSON.stringify(prepared)));
  return prepared;
}
