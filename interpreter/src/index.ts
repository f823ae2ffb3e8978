import { shipped } from "./shipped.ts";
import type { RunEnvelope, RunOptions } from "./types.ts";

export { Interpreter, type InterpreterOptions } from "./interpreter.ts";
export { Session, type SessionOptions } from "./session.ts";
export type {
  FileInfo,
  Language,
  Limits,
  RunEnvelope,
  RunInput,
  RunOptions,
  SessionEnvelope,
  Tool,
  ToolCall,
  Tools,
} from "./types.ts";

/**
 * Runs JavaScript or TypeScript in a sandbox of its own, and gives the value of its last expression. Top-level `await`
 * works. Never rejects for code that fails.
 *
 * ```ts
 * const { value } = await runJavaScript("rows.length", { inputs: { rows } });
 * ```
 *
 * @throws TypeError for an option that can't be read.
 */
export async function runJavaScript(code: string, options?: RunOptions): Promise<RunEnvelope> {
  return shipped().run("javascript", code, options);
}

/** The same for Python. */
export async function runPython(code: string, options?: RunOptions): Promise<RunEnvelope> {
  return shipped().run("python", code, options);
}

/** Loads both languages, so that their first snippets are as fast as all others. */
export async function loadSandboxes(): Promise<void> {
  await Promise.all([loadJavaScriptSandbox(), loadPythonSandbox()]);
}

/** See {@link loadSandboxes}. */
export async function loadJavaScriptSandbox(): Promise<void> {
  await shipped().load("javascript");
}

/** See {@link loadSandboxes}. */
export async function loadPythonSandbox(): Promise<void> {
  await shipped().load("python");
}
