import { inspect } from "../../console/inspect.ts";
import { isDeepEqual } from "../deep-equal.ts";
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from "../errors/codes.ts";
import { defineError } from "../errors/node-error.ts";
import { AssertionError, type AssertionOptions } from "./assertion-error.ts";
import { fail } from "./fail.ts";

const ERR_AMBIGUOUS_ARGUMENT = defineError(
  TypeError,
  "ERR_AMBIGUOUS_ARGUMENT",
  (name: string, reason: string) => `The "${name}" argument is ambiguous. ${reason}`,
);

/** Stands for "nothing was thrown". */
export const NOTHING = Symbol("nothing");

type Fields = Record<PropertyKey, unknown>;

/** Checks that something was thrown, and that it is as `args`, the rest of the arguments, say. */
export function expectError(operator: string, thrown: unknown, args: unknown[]): void {
  let [expected, message] = args;
  if (typeof expected === "string") {
    if (args.length > 1) throw wrongType(expected);
    checkAmbiguity(thrown, expected);
    message = expected;
    expected = undefined;
  } else if (expected != null && typeof expected !== "object" && typeof expected !== "function") {
    throw wrongType(expected);
  }
  if (thrown === NOTHING) {
    const { name } = (expected ?? {}) as { name?: string };
    const what = operator === "rejects" ? "rejection" : "exception";
    const details = `${name ? ` (${name})` : ""}${message ? `: ${message}` : "."}`;
    fail({ actual: undefined, expected, operator, message: `Missing expected ${what}${details}` });
  }
  if (expected) checkExpected(thrown, expected as object, message, operator);
}

function wrongType(value: unknown): Error {
  return new ERR_INVALID_ARG_TYPE("error", ["Object", "Error", "Function", "RegExp"], value);
}

/** A text is the assertion's message; perhaps the error's was meant. */
function checkAmbiguity(thrown: unknown, text: string): void {
  const isObject = typeof thrown === "object" && thrown !== null;
  if (isObject && (thrown as Error).message === text) {
    const reason = `The error message "${text}" is identical to the message.`;
    throw new ERR_AMBIGUOUS_ARGUMENT("error/message", reason);
  }
  if (!isObject && thrown === text) {
    const reason = `The error "${text}" is identical to the message.`;
    throw new ERR_AMBIGUOUS_ARGUMENT("error/message", reason);
  }
}

function checkExpected(
  actual: unknown,
  expected: object,
  message: unknown,
  operator: string,
): void {
  if (typeof expected === "function") {
    checkFunction(actual, expected as (error: unknown) => unknown, message, operator);
  } else if (expected instanceof RegExp) {
    const text = String(actual);
    if (expected.test(text)) return;
    const generated = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
    throw failure({ actual, expected, operator, message }, generated);
  } else if (typeof actual !== "object" || actual === null) {
    const error = new AssertionError({ actual, expected, message, operator: "deepStrictEqual" });
    error.operator = operator;
    throw error;
  } else {
    checkFields(actual as Fields, expected as Fields, message, operator);
  }
}

function failure(options: AssertionOptions, generated: string): Error {
  const message = options.message || generated;
  if (message instanceof Error) return message;
  const error = new AssertionError({ ...options, message });
  error.generatedMessage = !options.message;
  return error;
}

function checkFunction(
  actual: unknown,
  expected: (error: unknown) => unknown,
  message: unknown,
  operator: string,
): void {
  if (expected.prototype !== undefined && actual instanceof expected) return;
  const options = { actual, expected, operator, message };
  if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    throw failure(options, describeOther(actual, expected));
  }
  const result = expected.call({}, actual);
  if (result === true) return;
  const name = expected.name ? `"${expected.name}" ` : "";
  const caught = actual instanceof Error ? `\n\nCaught error:\n\n${actual}` : "";
  throw failure(
    options,
    `The ${name}validation function is expected to return "true". Received ${inspect(result)}${caught}`,
  );
}

function describeOther(actual: unknown, expected: { name: string }): string {
  const start = `The error is expected to be an instance of "${expected.name}". Received `;
  if (!(actual instanceof Error)) return `${start}"${inspect(actual, { depth: -1 })}"`;
  const name = actual.constructor?.name || actual.name;
  const received =
    name === expected.name
      ? "an error with identical name but a different prototype."
      : `"${name}"`;
  const details = actual.message ? `\n\nError message:\n\n${actual.message}` : "";
  return `${start}${received}${details}`;
}

/** Checks those properties that are expected. Texts may be given as regular expressions. */
function checkFields(actual: Fields, expected: Fields, message: unknown, operator: string): void {
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push("name", "message");
  else if (keys.length === 0) {
    throw new ERR_INVALID_ARG_VALUE("error", expected, "may not be an empty object");
  }
  for (const key of keys) {
    if (matches(actual[key], expected[key])) continue;
    if (key in actual && isDeepEqual(actual[key], expected[key], true)) continue;
    if (message) fail({ actual, expected, message, operator });
    const error = new AssertionError({
      actual: new Comparison(actual, keys),
      expected: new Comparison(expected, keys, actual),
      operator: "deepStrictEqual",
    });
    throw Object.assign(error, { actual, expected, operator });
  }
}

function matches(value: unknown, pattern: unknown): boolean {
  return typeof value === "string" && pattern instanceof RegExp && pattern.test(value);
}

/** The properties that count, for the message. */
class Comparison {
  constructor(source: Fields, keys: string[], actual?: Fields) {
    for (const key of keys) {
      if (!(key in source)) continue;
      const value = actual !== undefined && matches(actual[key], source[key]) ? actual : source;
      (this as unknown as Fields)[key] = value[key];
    }
  }
}
Object.defineProperty(Comparison, "name", { value: "Comparison" });

/** Checks that nothing was thrown; what was, but isn't meant, is thrown on. */
export function expectNoError(operator: string, thrown: unknown, args: unknown[]): void {
  if (thrown === NOTHING) return;
  let [expected, message] = args;
  if (typeof expected === "string") [expected, message] = [undefined, expected];
  if (expected && !isMeant(thrown, expected)) throw thrown;
  const what = operator === "doesNotReject" ? "rejection" : "exception";
  const text = thrown && (thrown as Error).message;
  fail({
    actual: thrown,
    expected,
    operator,
    message: `Got unwanted ${what}${message ? `: ${message}` : "."}\nActual message: "${text}"`,
  });
}

function isMeant(thrown: unknown, expected: unknown): boolean {
  if (expected instanceof RegExp) return expected.test(String(thrown));
  if (typeof expected !== "function") {
    throw new ERR_INVALID_ARG_TYPE("expected", ["Function", "RegExp"], expected);
  }
  if (expected.prototype !== undefined && thrown instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return expected.call({}, thrown) === true;
}
