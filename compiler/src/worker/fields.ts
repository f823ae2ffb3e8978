import { isAbsolute } from "node:path";
import type { CallId, Request } from "./protocol.ts";

export type Fields = Record<string, unknown>;

/** What a field has to be, in words and as a test. */
type Kind = readonly [words: string, test: (value: unknown) => boolean];

export const isString = (value: unknown): value is string => typeof value === "string";
export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isId = (value: unknown): value is CallId =>
  isString(value) || (Number.isSafeInteger(value) && !Object.is(value, -0));

const isPath = (value: unknown) => isString(value) && isAbsolute(value);
const isLanguage = (value: unknown) => value === "python" || value === "javascript";
const listOf = (test: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(test);
const mapOf = (test: (value: unknown) => boolean) => (value: unknown) =>
  isObject(value) && Object.values(value).every(test);

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const isBase64 = (value: unknown) =>
  isString(value) && value.length % 4 === 0 && BASE64.test(value);

/** A text, `{ base64 }` or `{ path }`. */
function isContent(value: unknown): boolean {
  if (!isObject(value)) return isString(value);
  const [[form, given] = [], ...others] = Object.entries(value);
  if (others.length > 0) return false;
  return form === "base64" ? isBase64(given) : form === "path" && isPath(given);
}

function isTool(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { description, parameters, ...others } = value;
  return (
    (description === undefined || isString(description)) &&
    (parameters === undefined || isObject(parameters)) &&
    Object.keys(others).length === 0
  );
}

const TEXT: Kind = ["a string", isString];
const FLAG: Kind = ["true or false", (value) => typeof value === "boolean"];
const ID: Kind = ["a string or an integer", isId];
const OBJECT: Kind = ["an object", isObject];
const STRINGS: Kind = ["an array of strings", listOf(isString)];
const LIMIT: Kind = [
  "a string or a number",
  (value) => isString(value) || typeof value === "number",
];
const PATH: Kind = ["an absolute path", isPath];
const LANGUAGE: Kind = ['"python" or "javascript"', isLanguage];
const VARIABLES: Kind = [
  "an object of strings and nulls",
  mapOf((value) => value === null || isString(value)),
];
const CONTENT_WORDS = 'a string, or an object with "base64" or an absolute "path" alone';
const CONTENT: Kind = [CONTENT_WORDS, isContent];

/** Limits and capabilities of snippets. */
const GRANTS: Record<string, Kind> = {
  language: LANGUAGE,
  compute: LIMIT,
  ram: LIMIT,
  timeout: LIMIT,
  allowed_hosts: STRINGS,
  env_variables: STRINGS,
  env: VARIABLES,
  packages: STRINGS,
  tools: [
    'an object of objects, each with a "description" and an object "parameters" at most',
    mapOf(isTool),
  ],
  files: [`an object of which each is ${CONTENT_WORDS}`, mapOf(isContent)],
  workspace_size: LIMIT,
};
const RUN: Record<string, Kind> = { code: TEXT, inputs: OBJECT, stream: FLAG };
const OF_SESSION = { id: ID, session: ID };

/** The fields of each message beside `type`; those of {@link REQUIRED} must be there. */
export const FIELDS: Record<Request["type"], Record<string, Kind>> = {
  call: {
    id: ID,
    file: TEXT,
    artifact: TEXT,
    task: TEXT,
    args: ["an array", Array.isArray],
    kwargs: OBJECT,
    mounts: STRINGS,
    cwd: PATH,
    root: TEXT,
    env: VARIABLES,
    logs: FLAG,
  },
  run: { id: ID, ...RUN, ...GRANTS },
  load: {
    id: ID,
    languages: ['an array of "python" and "javascript"', listOf(isLanguage)],
  },
  "session.open": { ...OF_SESSION, ...GRANTS, idle_timeout: LIMIT, lifetime: LIMIT },
  "session.run": { ...OF_SESSION, ...RUN },
  "session.reset": OF_SESSION,
  "session.close": OF_SESSION,
  "session.import": { ...OF_SESSION, name: TEXT, content: CONTENT },
  "session.export": { ...OF_SESSION, name: TEXT, path: PATH },
  "session.delete": { ...OF_SESSION, name: TEXT },
  "session.list": OF_SESSION,
  answer: {
    call: ["an integer", Number.isSafeInteger],
    result: ["JSON", () => true],
    error: TEXT,
  },
  cancel: { id: ID },
  shutdown: { cancel: FLAG },
};

export const REQUIRED: Record<Request["type"], readonly string[]> = {
  call: ["id"],
  run: ["id", "language", "code"],
  load: ["id"],
  "session.open": ["id", "session", "language"],
  "session.run": ["id", "session", "code"],
  "session.reset": ["id", "session"],
  "session.close": ["id", "session"],
  "session.import": ["id", "session", "name", "content"],
  "session.export": ["id", "session", "name"],
  "session.delete": ["id", "session", "name"],
  "session.list": ["id", "session"],
  answer: ["call"],
  cancel: ["id"],
  shutdown: [],
};
