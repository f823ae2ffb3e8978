import type { Limits, RunInput, Tools } from "../types.ts";
import { contentsOf } from "./files.ts";
import type {
  GrantFields,
  InterpreterMessage,
  RunFields,
  Stream,
  WorkerRequest,
} from "./protocol.ts";

/** The options that fields of a request stand for. */
export async function limitsOf(fields: GrantFields, tools: Tools): Promise<Limits> {
  const env = Object.entries(fields.env ?? {}).map(([name, value]) => [name, value ?? undefined]);
  return {
    compute: fields.compute,
    ram: fields.ram,
    timeout: fields.timeout,
    allowedHosts: fields.allowed_hosts,
    envVariables: fields.env_variables,
    env: Object.fromEntries(env),
    packages: fields.packages,
    tools,
    files: fields.files && (await contentsOf(fields.files)),
    workspaceSize: fields.workspace_size,
  };
}

/** What one run gets and gives. */
export function inputOf(
  { id, fields }: WorkerRequest,
  signal: AbortSignal,
  send: (message: InterpreterMessage) => void,
): RunInput {
  const { inputs, stream } = fields as unknown as RunFields;
  if (stream !== true) return { inputs, signal };
  const told = (stream: Stream) => (text: string) => send({ type: "output", id, stream, text });
  return { inputs, signal, onStdout: told("stdout"), onStderr: told("stderr") };
}

/** The JSON of a run's inputs, as it was written. */
export function inputsText({ texts }: WorkerRequest): string {
  return texts.get("inputs") ?? "{}";
}
