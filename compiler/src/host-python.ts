import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { pythonUnusable } from "./diagnostics/python.ts";
import type { Diagnostic } from "./diagnostics/types.ts";

/** An interpreter of this machine that is new enough. */
export interface HostPython {
  /** Absolute path. */
  executable: string;
  /** `3.12.1`. */
  version: string;
}

/** What the Python side of the compiler answered, or why there is none to ask. */
export type Asked<T> =
  | { python: HostPython; result: T; problem: null }
  | { python: null; result: null; problem: Diagnostic };

/** Code of this package that the host's Python runs. */
export const PYTHON_SOURCES = fileURLToPath(new URL("../python", import.meta.url));

/** Isolated, without a site directory, without writing `.pyc` files, in UTF-8: the same on every machine. */
const FLAGS = ["-I", "-S", "-B", "-X", "utf8"];

/** The oldest and the newest minor version of Python 3 that are looked for by their own names. */
const [OLDEST, NEWEST] = [10, 14];

/** What was found for a `PYTHON` and a `PATH`. */
const found = new Map<string, string>();

/** Sends a request to the compiler's Python side, with the first interpreter that is new enough. */
export async function askPython<T>(command: string, request: unknown): Promise<Asked<T>> {
  const key = `${process.env.PYTHON}\0${process.env.PATH}`;
  const known = found.get(key);
  const reasons: string[] = [];
  for (const interpreter of known === undefined ? candidates() : [known]) {
    const answer = await run(
      interpreter,
      [...FLAGS, PYTHON_SOURCES, command],
      JSON.stringify(request),
    );
    const parsed = answer && parseAnswer<T>(answer.stdout);
    if (parsed?.too_old === false) {
      found.set(key, interpreter);
      const { executable, version, result } = parsed;
      return { python: { executable, version }, result, problem: null };
    }
    if (answer?.stderr.includes("Traceback")) throw new Error(answer.stderr.trim());
    if (parsed) reasons.push(`${interpreter} is Python ${parsed.version}`);
    else if (answer) reasons.push(`${interpreter} doesn't run`);
  }
  const named = process.env.PYTHON;
  const missing = named ? `there is no ${named}` : "none was found";
  return { python: null, result: null, problem: pythonUnusable(reasons[0] ?? missing) };
}

/** Sends a request with the interpreter of an environment, whose packages it can import. */
export async function askPythonIn<T>(
  python: string,
  command: string,
  request: unknown,
): Promise<T> {
  const flags = FLAGS.filter((flag) => flag !== "-S");
  const answer = await run(python, [...flags, PYTHON_SOURCES, command], JSON.stringify(request));
  const parsed = answer && parseAnswer<T>(answer.stdout);
  if (parsed?.too_old !== false) throw new Error(answer?.stderr.trim() || `${python} doesn't run`);
  return parsed.result;
}

function candidates(): string[] {
  const named = process.env.PYTHON;
  if (named) return [named];
  const versions = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => NEWEST - index);
  return ["python3", "python", ...versions.map((minor) => `python3.${minor}`)];
}

interface About {
  version: string;
  executable: string;
}

type Answer<T> = (About & { too_old: true }) | (About & { too_old: false; result: T });

function parseAnswer<T>(text: string): Answer<T> | null {
  try {
    return JSON.parse(text) as Answer<T>;
  } catch {
    return null;
  }
}

/** Null where there is no such program. */
function run(
  command: string,
  args: string[],
  input: string,
): Promise<{ stdout: string; stderr: string } | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "pipe", windowsHide: true });
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      return chunks;
    }) as [Buffer[], Buffer[]];
    child.on("error", () => resolve(null));
    child.on("close", () =>
      resolve({
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
    // One that ends at once doesn't read its input.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
