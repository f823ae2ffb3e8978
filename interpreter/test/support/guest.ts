import { fileURLToPath } from "node:url";
import { type CallOptions, type Envelope, loadArtifact } from "@capsule/runtime";

const BUILT = fileURLToPath(new URL("../../dist/guest", import.meta.url));

/** What a guest is asked. */
export interface Request {
  code: string;
  name?: string;
  inputs?: Record<string, unknown>;
  packages?: string[];
  tools?: string[];
}

/** How a snippet ended, as the guest itself tells it. */
export interface Ran {
  value: unknown;
  text: string | undefined;
  stdout: string;
  stderr: string;
  error: Envelope["error"];
}

const EXTENSIONS = { python: "py", javascript: "js" };

/** Runs a snippet by calling the guest's task, without the package around it. */
export async function runGuest(
  language: "python" | "javascript",
  request: Request,
  options: CallOptions = {},
): Promise<Ran> {
  const artifact = await loadArtifact(BUILT, { trace: null });
  const written = { stdout: "", stderr: "" };
  const name = `snippet.${EXTENSIONS[language]}`;
  const { result, error } = await artifact.envelope(
    language,
    [{ name, inputs: {}, packages: [], tools: [], ...request }],
    {
      onLog: ({ stream, text }) => {
        written[stream] += `${text}\n`;
      },
      ...options,
    },
  );
  const { value, text } = (result ?? {}) as { value?: unknown; text?: string };
  return { value, text, ...written, error };
}
