import { inspect } from "../../console/inspect.ts";
import { unavailable } from "../../errors/unavailable.ts";
import { isDeepEqual } from "../deep-equal.ts";
import {
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_RETURN_VALUE,
  ERR_MISSING_ARGS,
} from "../errors/codes.ts";
import { validateFunction } from "../validators.ts";
import { AssertionError } from "./assertion-error.ts";
import { expectError, expectNoError, NOTHING } from "./expected-error.ts";
import { fail as throwFailure } from "./fail.ts";

type Assert = ((...args: unknown[]) => void) & typeof members & { strict: Assert };

function checkTruth(args: unknown[]): void {
  const [value, message] = args;
  if (value) return;
  if (args.length === 0) {
    const error = new AssertionError({
      actual: value,
      expected: true,
      operator: "==",
      message: "No value argument passed to `assert.ok()`",
    });
    error.generatedMessage = true;
    throw error;
  }
  throwFailure({ actual: value, expected: true, operator: "==", message });
}

/** An assertion about two values. */
function comparison(
  operator: string,
  holds: (actual: unknown, expected: unknown) => boolean,
): (actual: unknown, expected: unknown, message?: unknown) => void {
  return (...args) => {
    if (args.length < 2) throw new ERR_MISSING_ARGS("actual", "expected");
    const [actual, expected, message] = args;
    if (!holds(actual, expected)) throwFailure({ actual, expected, message, operator });
  };
}

function looselyEqual(left: unknown, right: unknown): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: the loose comparison is this one.
  return left == right || (Number.isNaN(left) && Number.isNaN(right));
}

function thrownBy(fn: unknown): unknown {
  validateFunction(fn, "fn");
  try {
    (fn as () => unknown)();
  } catch (error) {
    return error;
  }
  return NOTHING;
}

async function rejectionOf(source: unknown): Promise<unknown> {
  let promise = source;
  if (typeof source === "function") {
    promise = source();
    if (!isPromise(promise)) {
      throw new ERR_INVALID_RETURN_VALUE("instance of Promise", "promiseFn", promise);
    }
  } else if (!isPromise(source)) {
    throw new ERR_INVALID_ARG_TYPE("promiseFn", ["Function", "Promise"], source);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NOTHING;
}

function isPromise(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { then, catch: handle } = value as { then?: unknown; catch?: unknown };
  return typeof then === "function" && typeof handle === "function";
}

function checkMatch(text: unknown, pattern: unknown, message: unknown, operator: string): void {
  if (!(pattern instanceof RegExp)) throw new ERR_INVALID_ARG_TYPE("regexp", "RegExp", pattern);
  const isWanted = operator === "match";
  if (typeof text === "string" && pattern.test(text) === isWanted) return;
  if (message instanceof Error) throw message;
  const error = new AssertionError({
    actual: text,
    expected: pattern,
    message: message || describeMatch(text, pattern, isWanted),
    operator,
  });
  error.generatedMessage = !message;
  throw error;
}

function describeMatch(text: unknown, pattern: RegExp, isWanted: boolean): string {
  if (typeof text !== "string") {
    return `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`;
  }
  const verb = isWanted ? "did not match" : "was expected to not match";
  return `The input ${verb} the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
}

function ifError(error: unknown): void {
  if (error === null || error === undefined) return;
  let shown = inspect(error);
  if (typeof error === "object" && typeof (error as Error).message === "string") {
    const { message, constructor: type } = error as Error;
    shown = message.length === 0 && type ? type.name : message;
  }
  const failure = new AssertionError({
    actual: error,
    expected: null,
    operator: "ifError",
    message: `ifError got unwanted exception: ${shown}`,
  });
  failure.generatedMessage = false;
  throw failure;
}

function fail(...args: unknown[]): never {
  let [actual, expected, message, operator] = args;
  const isPlain = actual == null && args.length <= 1;
  if (isPlain) message = "Failed";
  else if (args.length === 1) {
    message = actual;
    actual = undefined;
  } else if (args.length === 2) operator = "!=";
  if (message instanceof Error) throw message;
  const error = new AssertionError({
    actual,
    expected,
    operator: operator === undefined ? "fail" : String(operator),
    message,
  });
  if (isPlain) error.generatedMessage = true;
  throw error;
}

const members = {
  fail,
  AssertionError,
  ok: (...args: unknown[]): void => checkTruth(args),
  equal: comparison("==", looselyEqual),
  notEqual: comparison("!=", (left, right) => !looselyEqual(left, right)),
  deepEqual: comparison("deepEqual", (left, right) => isDeepEqual(left, right, false)),
  notDeepEqual: comparison("notDeepEqual", (left, right) => !isDeepEqual(left, right, false)),
  deepStrictEqual: comparison("deepStrictEqual", (left, right) => isDeepEqual(left, right, true)),
  notDeepStrictEqual: comparison(
    "notDeepStrictEqual",
    (left, right) => !isDeepEqual(left, right, true),
  ),
  strictEqual: comparison("strictEqual", Object.is),
  notStrictEqual: comparison("notStrictEqual", (left, right) => !Object.is(left, right)),
  throws: (fn: unknown, ...args: unknown[]): void => expectError("throws", thrownBy(fn), args),
  async rejects(source: unknown, ...args: unknown[]): Promise<void> {
    expectError("rejects", await rejectionOf(source), args);
  },
  doesNotThrow: (fn: unknown, ...args: unknown[]): void =>
    expectNoError("doesNotThrow", thrownBy(fn), args),
  async doesNotReject(source: unknown, ...args: unknown[]): Promise<void> {
    expectNoError("doesNotReject", await rejectionOf(source), args);
  },
  ifError,
  match: (text: unknown, pattern: unknown, message?: unknown): void =>
    checkMatch(text, pattern, message, "match"),
  doesNotMatch: (text: unknown, pattern: unknown, message?: unknown): void =>
    checkMatch(text, pattern, message, "doesNotMatch"),
  CallTracker: function CallTracker(): never {
    throw unavailable("assert.CallTracker", "Node has deprecated it: count calls yourself.");
  },
};

function create(own: object): Assert {
  const assert = (...args: unknown[]): void => checkTruth(args);
  return Object.assign(assert, members, own) as Assert;
}

/** The module `node:assert/strict`. */
export const strict = create({
  equal: members.strictEqual,
  deepEqual: members.deepStrictEqual,
  notEqual: members.notStrictEqual,
  notDeepEqual: members.notDeepStrictEqual,
});
strict.strict = strict;
Object.defineProperty(strict, "name", { value: "strict" });

/** The module `node:assert`. */
export const assert = create({ strict });
Object.defineProperty(assert, "name", { value: "ok" });
