import { isUtf8 } from "node:buffer";
import { isAbsolute } from "node:path";
import { parseMount } from "@capsule/runtime";
import type { Line } from "./lines.ts";
import { memberTexts } from "./members.ts";
import type { CallId, CallRequest, Problem, ProblemCode, Request } from "./protocol.ts";

/** A request, or what is wrong with it. */
export type Read = { request: Request; problem: null } | { request: null; problem: Problem };

type Fields = Record<string, unknown>;

/** What a field has to be, in words and as a test. */
type Kind = readonly [words: string, test: (value: unknown) => boolean];

const isString = (value: unknown): value is string => typeof value === "string";
const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isId = (value: unknown): value is CallId =>
  isString(value) || (Number.isSafeInteger(value) && !Object.is(value, -0));

const TEXT: Kind = ["a string", isString];
const FLAG: Kind = ["true or false", (value) => typeof value === "boolean"];
const ID: Kind = ["a string or an integer", isId];

/** The fields of each message beside `type`; those of `REQUIRED` must be there. */
const FIELDS: Record<Request["type"], Record<string, Kind>> = {
  call: {
    id: ID,
    file: TEXT,
    artifact: TEXT,
    task: TEXT,
    args: ["an array", Array.isArray],
    kwargs: ["an object", isObject],
    mounts: ["an array of strings", (value) => Array.isArray(value) && value.every(isString)],
    cwd: ["an absolute path", (value) => isString(value) && isAbsolute(value)],
    root: TEXT,
    env: [
      "an object of strings and nulls",
      (value) => isObject(value) && Object.values(value).every((it) => it === null || isString(it)),
    ],
    logs: FLAG,
  },
  cancel: { id: ID },
  shutdown: { cancel: FLAG },
};

const REQUIRED: Record<Request["type"], readonly string[]> = {
  call: ["id"],
  cancel: ["id"],
  shutdown: [],
};

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
  const call = callOf(value, text, cwd);
  const problem = contradiction(call);
  return problem === null ? accept(call) : refuse("invalid_request", problem, id);
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
