import type { Artifact } from "../artifact.ts";
import type { Envelope } from "../envelope.ts";
import { readBody } from "./body.ts";
import { statusOf } from "./status.ts";

/** Options of {@link createTaskHandler}. */
export interface TaskHandlerOptions {
  /** The artifact, or what gives it at each call: a development server builds it again and again. */
  artifact: Artifact | (() => Artifact);
  /** Names of the tasks that may be called. No other task of the artifact can be. */
  tasks: readonly string[];
  /**
   * Where the handler is mounted: `/_capsule/` takes `POST /_capsule/<task>`.
   *
   * @default "/_capsule/"
   */
  base?: string;
  /**
   * Largest body, bytes.
   *
   * @default 1 MiB
   */
  maxBodyBytes?: number;
  /**
   * Milliseconds for a body to arrive. The call itself is bounded by the task's own timeout.
   *
   * @default 10 000
   */
  bodyTimeout?: number;
  /**
   * Origins whose pages may call, beside the server's own: a browser sends the origin of a page with each call.
   *
   * @default none
   */
  origins?: readonly string[];
  /**
   * Decides on each call before its body is read: true lets it pass, false answers 403, a response is the answer.
   * Here is the place for authentication.
   *
   * @default every call from an allowed origin passes
   */
  authorize?: (request: Request, task: string) => boolean | Response | Promise<boolean | Response>;
  /**
   * Whether answers tell where in a task's source an error was thrown: for development.
   *
   * @default false
   */
  stacks?: boolean;
}

/** Answers a request; null where its path isn't below the handler's base. */
export type TaskHandler = (request: Request) => Promise<Response | null>;

const MEBIBYTE = 1024 * 1024;

/**
 * Makes a handler through which pages call tasks, with the interface of the Fetch API: for Hono, Deno-style servers,
 * and, through `toNodeListener`, for Node's own. Each call is a `POST` of a JSON array of arguments; the answer is
 * `{ "success", "result", "error" }`, the caller's part of the envelope.
 */
export function createTaskHandler(options: TaskHandlerOptions): TaskHandler {
  const { artifact, base = "/_capsule/", maxBodyBytes = MEBIBYTE, bodyTimeout = 10_000 } = options;
  const { origins = [], authorize, stacks = false } = options;
  const prefix = base.endsWith("/") ? base : `${base}/`;
  const callable = new Set(options.tasks);
  return async (request) => {
    const url = new URL(request.url);
    if (!url.pathname.startsWith(prefix)) return null;
    const task = decode(url.pathname.slice(prefix.length));
    if (!isAllowedOrigin(request, url, origins))
      return refuse(403, "This origin may not call tasks.");
    if (request.method !== "POST")
      return refuse(405, "Tasks are called with POST.", { allow: "POST" });
    if (task === null || !callable.has(task)) return refuse(404, "There is no such task.");
    // A form, which a page of any origin can send without being asked, can't have this type.
    if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
      return refuse(415, "The arguments are sent as application/json.");
    }
    const allowed = (await authorize?.(request, task)) ?? true;
    if (allowed instanceof Response) return allowed;
    if (!allowed) return refuse(403, "This call is not allowed.");
    const body = await readBody(request, maxBodyBytes, bodyTimeout);
    if (body.status !== 200) return refuse(body.status, body.text);
    const args = parse(body.text);
    if (args === null) return refuse(400, "The body is not a JSON array of arguments.");
    const found = typeof artifact === "function" ? artifact() : artifact;
    const envelope = await found.envelope(task, args, { signal: request.signal });
    return answer(statusOf(envelope.error), callersPart(envelope, stacks));
  };
}

/** Without what the call took, and without hints and stacks, which tell about the server. */
function callersPart({ success, result, error }: Envelope, stacks: boolean) {
  if (error === null) return { success, result, error };
  const { error_type, message, stack } = error;
  return { success, result, error: { error_type, message, ...(stacks && stack && { stack }) } };
}

function isAllowedOrigin(request: Request, url: URL, origins: readonly string[]): boolean {
  const origin = request.headers.get("origin");
  // Only browsers send it, and theirs is the authority that it protects.
  if (origin === null) return request.headers.get("sec-fetch-site") !== "cross-site";
  return hostOf(origin) === url.host || origins.includes(origin);
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function parse(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function refuse(status: number, message: string, headers: Record<string, string> = {}): Response {
  const error = { error_type: "permission_denied", message };
  return answer(status, { success: false, result: null, error }, headers);
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  });
}
