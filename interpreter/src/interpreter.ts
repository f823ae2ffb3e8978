import type { RunEnvelope, RunOptions } from "./types.ts";

/** Runs snippets with the packages of one built artifact. */
export declare class Interpreter {
  /** @param directory An artifact that `buildInterpreter` made. Left out, the one of this package. */
  constructor(directory?: string);
  runJavaScript(code: string, options?: RunOptions): Promise<RunEnvelope>;
  runPython(code: string, options?: RunOptions): Promise<RunEnvelope>;
  loadSandboxes(): Promise<void>;
  loadJavaScriptSandbox(): Promise<void>;
  loadPythonSandbox(): Promise<void>;
}
