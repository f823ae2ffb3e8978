import type { RunEnvelope, RunOptions } from "./types.ts";

export { Interpreter } from "./interpreter.ts";
export { Session } from "./session.ts";
export type {
  InputOptions,
  Language,
  PolicyOptions,
  RunEnvelope,
  RunOptions,
  SessionOptions,
  SessionRunEnvelope,
  Tool,
  WorkspaceFile,
  WorldOptions,
} from "./types.ts";

export declare function runJavaScript(code: string, options?: RunOptions): Promise<RunEnvelope>;
export declare function runPython(code: string, options?: RunOptions): Promise<RunEnvelope>;
export declare function loadSandboxes(): Promise<void>;
export declare function loadJavaScriptSandbox(): Promise<void>;
export declare function loadPythonSandbox(): Promise<void>;
