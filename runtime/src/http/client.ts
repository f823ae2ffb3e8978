import type { EnvelopeError } from "../envelope.ts";
import { errorFrom } from "../errors/from-envelope.ts";

/** A task as a page calls it, over HTTP. */
export interface RemoteTask {
  (...args: unknown[]): Promise<unknown>;
  readonly taskName: string;
}

/**
 * Tasks that a server's `createTaskHandler` answers for. Needs nothing of Node.
 *
 * @param base The handler's base, for example `/_capsule/`.
 */
export function remoteTasks(base: string): (name: string) => RemoteTask {
  return (name) =>
    Object.assign((...args: unknown[]) => callRemote(base, name, args), { taskName: name });
}

async function callRemote(base: string, task: string, args: unknown[]): Promise<unknown> {
  const response = await fetch(base + encodeURIComponent(task), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  const answer = await readAnswer(response);
  if (answer === null) {
    const message = `The server answered the call of task "${task}" with status ${response.status}.`;
    throw errorFrom({ error_type: "internal_error", message }, { taskName: task });
  }
  if (answer.error === null) return answer.result ?? undefined;
  throw errorFrom(answer.error, { taskName: task });
}

async function readAnswer(
  response: Response,
): Promise<{ result: unknown; error: EnvelopeError | null } | null> {
  try {
    const answer = (await response.json()) as {
      result: unknown;
      error: EnvelopeError | null;
    } | null;
    return typeof answer === "object" && answer !== null && "error" in answer ? answer : null;
  } catch {
    return null;
  }
}
