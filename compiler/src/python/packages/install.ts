import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "@capsule/runtime";
import type { Store } from "../../cache/store.ts";
import { askPythonIn } from "../../host-python.ts";
import type { Content, Contents } from "../source.ts";
import { Pip } from "./pip.ts";
import { normalised, type Requirement } from "./requirements.ts";
import type { Distribution, DistributionAnswer, Installed } from "./types.ts";

/** Packages that come as source alone, each of which is built and tried with the others again. */
const MOST_BUILDS = 20;

export type InstallResult =
  | { installed: Installed; problem: null }
  | { installed: null; problem: InstallProblem };

export interface InstallProblem {
  reason: string;
  /** The line that it is about, where it is about one. */
  line: Requirement | null;
}

/**
 * Installs packages into a directory, reads what tasks can use of them into the user's cache, and
 * removes the directory.
 *
 * @param python Of the compiler's environment.
 */
export async function install(
  lines: readonly Requirement[],
  python: string,
  user: Store,
): Promise<InstallResult> {
  const parent = join(cacheDirectory(), "python");
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, "install-"));
  try {
    return await installIn(directory, lines, python, user);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function installIn(
  directory: string,
  lines: readonly Requirement[],
  python: string,
  user: Store,
): Promise<InstallResult> {
  const [site, wheels, file] = ["site", "wheels", "requirements.txt"].map((it) =>
    join(directory, it),
  ) as [string, string, string];
  mkdirSync(wheels);
  const pip = new Pip(python);
  const unavailable: Record<string, string> = {};
  let wanted = lines;
  for (let builds = 0; ; builds++) {
    writeFileSync(file, wanted.map(({ text }) => `${text}\n`).join(""));
    const failure = wanted.length === 0 ? null : await pip.install(file, site, wheels);
    if (failure === null) break;
    const { missing, reason } = failure;
    const name = missing === null ? null : normalised(/^[\w.-]+/.exec(missing)?.[0] ?? missing);
    const line = wanted.find((it) => it.name === name) ?? null;
    if (missing === null || builds === MOST_BUILDS) {
      return { installed: null, problem: { reason, line } };
    }
    const unbuilt = await pip.build(missing, wheels);
    if (unbuilt === null) continue;
    // It isn't in the index at all, or something else needs it.
    if (unbuilt.missing !== null || line === null || name === null) {
      return { installed: null, problem: { reason, line } };
    }
    // Host code may use it. Tasks that import it are told.
    unavailable[name] = missing;
    wanted = wanted.filter((it) => it !== line);
  }
  mkdirSync(site, { recursive: true });
  const { distributions } = await askPythonIn<{
    distributions: Record<string, DistributionAnswer>;
  }>(python, "index", { directory: site });
  const packed = Object.entries(distributions).map(
    ([name, it]) => [name, packIn(site, it, user)] as const,
  );
  return { installed: { distributions: Object.fromEntries(packed), unavailable }, problem: null };
}

function packIn(site: string, answer: DistributionAnswer, user: Store): Distribution {
  const { files, wasi, ...rest } = answer;
  let size = 0;
  const contents: Contents = {};
  for (const path of files) {
    const data = readFileSync(join(site, path));
    const content = path.endsWith(".dist-info/METADATA") ? headersOf(data) : data;
    size += content.length;
    contents[path] = contentOf(content);
  }
  const natives = wasi.map((path) => [path, readFileSync(join(site, path), "base64")] as const);
  return {
    ...rest,
    pack: user.putBlob(JSON.stringify(contents)),
    wasi: natives.length > 0 ? user.putBlob(JSON.stringify(Object.fromEntries(natives))) : null,
    size,
  };
}

/** The description after them is for people, and larger than many a package. */
function headersOf(metadata: Buffer): Buffer {
  const end = metadata.indexOf("\n\n");
  return end < 0 ? metadata : metadata.subarray(0, end + 1);
}

function contentOf(data: Buffer): Content {
  const text = data.toString("utf8");
  return Buffer.from(text).equals(data) ? text : { base64: data.toString("base64") };
}
