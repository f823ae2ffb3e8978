import {
  type Language,
  type RunEnvelope,
  type RunOptions,
  runJavaScript,
  runPython,
  type Session,
} from "@capsule/interpreter";

/** Options of a tool that runs snippets, whatever the library. */
export interface SnippetToolOptions extends Omit<RunOptions, "signal"> {
  /** @default "run_python" or "run_javascript" */
  name?: string | undefined;
  /** What models are told. */
  description?: string | undefined;
  /**
   * Runs share this session's state, and its options are those that count. Left out, each run
   * stands alone.
   */
  session?: Session | undefined;
}

/** A tool before it has a library's shape. */
export interface SnippetTool {
  name: string;
  description: string;
  run(code: string, signal: AbortSignal | undefined): Promise<RunEnvelope>;
}

/** Told of the one parameter, `code`. */
export const CODE_DESCRIPTION = "The source. The value of its last expression is returned.";

/** The tool for a language, from the options that all adapters take. */
export function snippetTool(language: Language, options: SnippetToolOptions): SnippetTool {
  const { name, description, session, ...runOptions } = options;
  const isPython = language === "python";
  const run = isPython ? runPython : runJavaScript;
  const { inputs, onStdout, onStderr } = runOptions;
  return {
    name: name ?? `run_${language}`,
    description: description ?? describe(isPython ? "Python" : "JavaScript", session !== undefined),
    run: async (code, signal) => {
      if (session === undefined) return run(code, { ...runOptions, signal });
      if (!session.usable) await session.reset();
      return session.run(code, { inputs, onStdout, onStderr, signal });
    },
  };
}

/** What a model reads of a run: the output and the last value, or what went wrong. Never empty: some refuse that. */
export function textOf({ text, stdout, stderr, error }: RunEnvelope): string {
  if (error === null) return text === "" ? "(no output)" : text;
  const { error_type, message, stack, hint } = error;
  const shown = stack?.includes(message) ? stack : message;
  return [stdout, stderr, `${error_type}: ${shown}`, hint && `hint: ${hint}`]
    .filter((part) => part !== undefined && part !== "")
    .map((part) => (part as string).replace(/\n$/, ""))
    .join("\n");
}

function describe(language: string, keepsState: boolean): string {
  const state = keepsState
    ? "Variables and files are kept from one run to the next."
    : "Each run stands alone.";
  return `Runs ${language} in a sandbox and returns what it printed and the value of its last expression. Top-level await works. ${state}`;
}
