import { type Language, type RunOptions, runJavaScript, runPython } from "@capsule/interpreter";
import type { Sessions } from "../sessions.ts";
import type { ServerSettings } from "../settings.ts";
import { RUN_OUTPUT, runResult } from "./result.ts";
import { SESSION } from "./schemas.ts";
import type { CallContext, ServerTool } from "./types.ts";

const LANGUAGES = {
  python: { tool: "run_python", title: "Run Python", name: "Python", run: runPython },
  javascript: {
    tool: "run_javascript",
    title: "Run JavaScript",
    name: "JavaScript or TypeScript",
    run: runJavaScript,
  },
} as const;

/** `run_python` and `run_javascript`. */
export function runTool(
  language: Language,
  settings: ServerSettings,
  sessions: Sessions,
): ServerTool {
  const { tool, title, run } = LANGUAGES[language];
  return {
    definition: {
      name: tool,
      title,
      description: describeTool(language, settings),
      inputSchema: inputSchema(language),
      outputSchema: RUN_OUTPUT,
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    async call(input, context) {
      const { code, session, inputs } = input as unknown as RunInput;
      const options = { ...runOptions(context), ...(inputs !== undefined && { inputs }) };
      if (session !== undefined) {
        const { usable, ...envelope } = await sessions.run(session, language, code, options);
        return runResult(envelope, { id: session, usable }, settings.maxOutput);
      }
      const packages = settings.packages[language];
      const envelope = await run(code, { ...settings.limits, packages, ...options });
      return runResult(envelope, null, settings.maxOutput);
    },
  };
}

interface RunInput {
  code: string;
  session?: string;
  inputs?: Record<string, unknown>;
}

function runOptions({ signal, onOutput }: CallContext) {
  return {
    signal,
    onStdout: (text) => onOutput("stdout", text),
    onStderr: (text) => onOutput("stderr", text),
  } satisfies RunOptions;
}

function inputSchema(language: Language) {
  return {
    type: "object" as const,
    properties: {
      code: { type: "string", description: `${LANGUAGES[language].name} source.` },
      session: {
        ...SESSION,
        description:
          "Any id that you pick. Runs with the same id share variables, imports and files, until close_session. Left out, each run stands alone.",
      },
      inputs: {
        type: "object",
        description: "JSON values that the code finds as global variables.",
        additionalProperties: true,
      },
    },
    required: ["code"],
    additionalProperties: false,
  };
}

function describeTool(language: Language, { limits, packages }: ServerSettings): string {
  const { name } = LANGUAGES[language];
  const hosts = limits.allowedHosts ?? [];
  const names = packages[language];
  return [
    `Runs ${name} in a sandbox and returns what it printed and the value of its last expression.`,
    "Top-level await works.",
    hosts.length > 0
      ? `Network: only ${hosts.join(", ")}.`
      : "There is no network and no access to the machine.",
    names.length > 0 && `Packages beside the standard library: ${names.join(", ")}.`,
    "Files are those of the session's workspace.",
  ]
    .filter((sentence) => sentence !== false)
    .join(" ");
}
