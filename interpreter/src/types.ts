import type { EnvelopeError, Execution } from "@capsule/runtime";

/** What a snippet is written in. TypeScript counts as JavaScript: its types are removed. */
export type Language = "python" | "javascript";

/** Values of environment variables by their names; `undefined` for one that is unset. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Limits and capabilities of a snippet: forms and defaults are those of a task's options. All is denied that isn't named. */
export interface Limits {
  /** Fuel for each run, wasmtime's unit. @default "MEDIUM", 2 000 000 000 */
  compute?: string | number | undefined;
  /** Linear memory. @default "512MB" */
  ram?: string | number | undefined;
  /** Wall clock for each run. @default "30s" */
  timeout?: string | number | undefined;
  /** Hosts that requests may go to. @default none */
  allowedHosts?: readonly string[] | undefined;
  /** Exact names of environment variables; values come from the process and its `.env` files. @default none */
  envVariables?: readonly string[] | undefined;
  /** Values that win over those of the process and of `.env` files, of the variables that `envVariables` names. */
  env?: Environment | undefined;
  /** Packages that the code may import, of those that the interpreter was built with. @default none */
  packages?: readonly string[] | undefined;
  /** Functions of this process that the code may call, by their names. @default none */
  tools?: Tools | undefined;
  /**
   * Files that the code finds, by their paths, in the directory that is its `/` and its current one. It can write there
   * as well, also where this is empty.
   *
   * @default no directory; a session always has one
   */
  files?: Readonly<Record<string, string | Uint8Array>> | undefined;
  /** Bytes that all files may take, 4 KiB for each entry among them. @default "64MB" */
  workspaceSize?: string | number | undefined;
}

/** What one run gets and gives while it runs. */
export interface RunInput {
  /** Values of JSON that the code finds as global variables. */
  inputs?: Readonly<Record<string, unknown>> | undefined;
  /** Ends the run as `cancelled`. */
  signal?: AbortSignal | undefined;
  /** Takes what the code writes to its standard output, line by line, while it runs. */
  onStdout?: ((text: string) => void) | undefined;
  /** The same for its standard error. */
  onStderr?: ((text: string) => void) | undefined;
}

/** Options of {@link runJavaScript} and {@link runPython}. */
export interface RunOptions extends Limits, RunInput {}

/** A function of this process that guests may call; as `name(input)`, in Python also as `name(**input)`. */
export interface Tool {
  /** For whoever tells a model of it. */
  description?: string | undefined;
  /** What the input must be: a JSON schema, or a Standard Schema such as Zod's. Left out, `execute` checks it. */
  parameters?: object | undefined;
  /** Its result crosses as JSON. The guest catches what it throws, with the same message. */
  execute(input: unknown): unknown;
}

/** By the names that the code calls them by. A function alone is a tool without a schema. */
export type Tools = Readonly<Record<string, Tool | Tool["execute"]>>;

/** A call of a tool, in the order in which they were made. */
export interface ToolCall {
  tool: string;
  /** Milliseconds. */
  duration_ms: number;
  /** Null where it succeeded. */
  error: string | null;
}

/** How a run ended. */
export interface RunEnvelope {
  success: boolean;
  /** The last expression's value as JSON carries it; null where it has none, isn't JSON, or the run failed. */
  value: unknown;
  stdout: string;
  stderr: string;
  /**
   * What a person would see: the standard output, then the last expression (text as it is, else as `repr` or
   * `util.inspect` show it) or the error's message.
   */
  text: string;
  error: EnvelopeError | null;
  /** The first thousand. */
  tool_calls: ToolCall[];
  execution: Execution;
}

/** How a run of a session ended. */
export interface SessionEnvelope extends RunEnvelope {
  /** Whether the session goes on with what the code left. If not, `reset` makes a new instance. */
  usable: boolean;
}

/** A file of a session. */
export interface FileInfo {
  /** Below the session's directory, with forward slashes. */
  path: string;
  /** Bytes. */
  size: number;
}
