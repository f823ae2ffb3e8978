import { isUtf8 } from "node:buffer";
import { memberTexts, parseMount } from "@capsule/runtime";
import { FIELDS, type Fields, isId, isObject, isString, REQUIRED } from "./fields.ts";
import type { Line } from "./lines.ts";
import type {
  AnswerRequest,
  CallId,
  CallRequest,
  Problem,
  ProblemCode,
  Request,
} from "./protocol.ts";

/** A request, or what is wrong with it. */
export type Read = { request: Request; problem: null } | { request: null; problem: Problem };

/**
 * Reads one message. What is not understood is a problem, never guessed at.
 *
 * @param cwd What paths of calls are relative to that bring no `cwd`.
 */
export function readRequest(line: Line, limit: number, cwd: string): Read {
  if (line === "too long") {
    return refuse("too_large", `The message is longer than ${limit} bytes.`, null);
  }
  if (!isUtf8(line)) return refuse("malformed", "The message is not UTF-8.", null);
  const text = line.toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse("malformed", `The message is not JSON: ${(error as Error).message}`, null);
  }
  if (!isObject(value)) return refuse("malformed", "The message is no JSON object.", null);
  const id = isId(value.id) ? value.id : null;
  const type = value.type as Request["type"];
  if (!isString(type) || !Object.hasOwn(FIELDS, type)) {
    const known = Object.keys(FIELDS).join(", ");
    return refuse("unknown_type", `"type" must be one of: ${known}.`, id);
  }
  const wrong = wrongField(type, value);
  if (wrong !== null) return refuse("invalid_request", wrong, id);
  if (type === "cancel") return accept({ type, id: value.id as CallId });
  if (type === "shutdown") return accept({ type, cancel: value.cancel === true });
  if (type === "answer") return readAnswer(value, text);
  if (type !== "call") {
    return accept({ type, id: value.id as CallId, fields: value, texts: memberTexts(text) });
  }
  const call = callOf(value, text, cwd);
  const problem = contradiction(call);
  return problem === null ? accept(call) : refuse("invalid_request", problem, id);
}

function readAnswer(message: Fields, text: string): Read {
  const hasResult = Object.hasOwn(message, "result");
  if (hasResult === Object.hasOwn(message, "error")) {
    return refuse("invalid_request", 'An "answer" has either "result" or "error".', null);
  }
  const result = hasResult ? (memberTexts(text).get("result") ?? null) : null;
  const error = hasResult ? null : (message.error as string);
  const answer: AnswerRequest = { type: "answer", call: message.call as number, result, error };
  return accept(answer);
}

function accept(request: Request): Read {
  return { request, problem: null };
}

function refuse(code: ProblemCode, message: string, id: CallId | null): Read {
  return { request: null, problem: { code, message, id } };
}

function wrongField(type: Request["type"], message: Fields): string | null {
  const fields = FIELDS[type];
  for (const name of REQUIRED[type]) {
    if (!Object.hasOwn(message, name)) return `A "${type}" needs the field "${name}".`;
  }
  for (const [name, value] of Object.entries(message)) {
    if (name === "type") continue;
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (kind === undefined) {
      const known = Object.keys(fields).join(", ");
      return `A "${type}" has no field ${JSON.stringify(name)}; it has: ${known}.`;
    }
    const [words, test] = kind;
    if (!test(value)) return `The field "${name}" must be ${words}.`;
  }
  return null;
}

function callOf(message: Fields, text: string, cwd: string): CallRequest {
  const texts = memberTexts(text);
  const hasKeywords = isObject(message.kwargs) && Object.keys(message.kwargs).length > 0;
  const env = Object.entries((message.env ?? {}) as Record<string, string | null>);
  return {
    type: "call",
    id: message.id as CallId,
    file: (message.file as string | undefined) ?? null,
    artifact: (message.artifact as string | undefined) ?? null,
    task: (message.task as string | undefined) ?? "main",
    args: texts.get("args") ?? "[]",
    kwargs: hasKeywords ? (texts.get("kwargs") ?? null) : null,
    mounts: (message.mounts as string[] | undefined) ?? [],
    cwd: (message.cwd as string | undefined) ?? cwd,
    root: (message.root as string | undefined) ?? null,
    env: Object.fromEntries(env.map(([name, value]) => [name, value ?? undefined])),
    logs: message.logs !== false,
  };
}

function contradiction(call: CallRequest): string | null {
  if (call.file !== null && call.artifact !== null) {
    return '"file" and "artifact" exclude each other.';
  }
  if (call.root !== null && call.artifact === null) {
    return '"root" goes with "artifact": a file\'s project is found by its place.';
  }
  try {
    for (const mount of call.mounts) parseMount(mount, call.cwd);
  } catch (error) {
    return (error as Error).message;
  }
  return null;
}
