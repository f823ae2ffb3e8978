import type { Compute, Duration, EnvelopeError, Execution, Size } from "@capsule/runtime";
import type { Interpreter } from "./interpreter.ts";

/** What snippets can be written in. TypeScript is JavaScript here: its types are taken off. */
export type Language = "python" | "javascript";

/** Limits and capabilities of a run, in the forms of a task's options. Nothing is granted by default. */
export interface PolicyOptions {
  /**
   * How much one run may compute.
   *
   * @default "MEDIUM"
   */
  compute?: Compute | undefined;
  /**
   * Most memory of the sandbox.
   *
   * @default "512MB"
   */
  ram?: Size | undefined;
  /**
   * Most time of one run, by the wall clock, waits included.
   *
   * @default "30s"
   */
  timeout?: Duration | undefined;
  /**
   * Hosts that the code may send requests to, as `allowedHosts` of a task.
   *
   * @default []
   */
  allowedHosts?: readonly string[] | undefined;
  /**
   * Exact names of environment variables that the code may read.
   *
   * @default []
   */
  envVariables?: readonly string[] | undefined;
}

/** What code finds around it: packages, functions of the host, files. */
export interface WorldOptions {
  /**
   * Packages that the code may import, from the set that the interpreter was built with.
   *
   * @default []
   */
  packages?: readonly string[] | undefined;
  /** Functions of the host by the names under which the code calls them. Each is async there. */
  tools?: Readonly<Record<string, Tool>> | undefined;
  /**
   * Files of the workspace before the code runs: contents by relative path, `"data/in.csv"`. The code
   * finds them under that path and under `/data/in.csv`. Text is written as UTF-8.
   */
  files?: Readonly<Record<string, string | Uint8Array>> | undefined;
  /**
   * Most bytes of all files in the workspace.
   *
   * @default "64MB"
   */
  workspaceSize?: Size | undefined;
}

/** A function of the host that code may call by name: `await search({ query: "x" })`. */
export interface Tool {
  /** What it does, for whoever describes tools to a model. */
  description?: string | undefined;
  /** JSON schema of its one argument, an object. Described only: arguments are not checked by it. */
  parameters?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Runs on the host. What it gives must be JSON; what it throws is thrown in the code, its message alone.
   *
   * @param input The argument as the code gave it: hostile data. Keyword arguments of Python arrive as one object.
   */
  // biome-ignore lint/suspicious/noExplicitAny: a tool says itself what it takes.
  execute(input: any): unknown;
}

/** What is given for one run. */
export interface InputOptions {
  /** Values that the code finds as global variables. They cross as JSON. */
  inputs?: Readonly<Record<string, unknown>> | undefined;
  /** Ends the run as `cancelled`. */
  signal?: AbortSignal | undefined;
  /** Takes what the code writes to its standard output, while it runs, line breaks included. */
  onStdout?: ((text: string) => void) | undefined;
  /** The same for its standard error. */
  onStderr?: ((text: string) => void) | undefined;
}

/** Options of `runPython` and `runJavaScript`. */
export interface RunOptions extends PolicyOptions, WorldOptions, InputOptions {}

/** Options of a `Session`; limits of `PolicyOptions` count for each of its runs. */
export interface SessionOptions extends PolicyOptions, WorldOptions {
  /**
   * How long a session may lie unused before it ends.
   *
   * @default "30m"
   */
  idleTimeout?: Duration | undefined;
  /**
   * How long a session may be open in all.
   *
   * @default "24h"
   */
  lifetime?: Duration | undefined;
  /** Whose packages count. Left out, the one that comes with this package. */
  interpreter?: Interpreter | undefined;
}

/** How a run ended. */
export interface RunEnvelope {
  success: boolean;
  /** The last expression's value as JSON carries it; null where there is none, it is no JSON, or the run failed. */
  value: unknown;
  /** All that the code wrote to its standard output. */
  stdout: string;
  stderr: string;
  /** `stdout`, then the last expression as a console prints it: a string as it is, all else as `repr()` or `util.inspect()` shows it. */
  text: string;
  error: EnvelopeError | null;
  execution: Execution;
}

/** How a run of a session ended. */
export interface SessionRunEnvelope extends RunEnvelope {
  /** False after a trap or a limit: the session must be reset before it runs anything else. */
  usable: boolean;
}

/** A file of a workspace. */
export interface WorkspaceFile {
  /** Relative to the workspace, with forward slashes. */
  path: string;
  /** Bytes. */
  size: number;
}
