import { CUSTOM, inspect } from "../../console/inspect.ts";
import { validateObject } from "../validators.ts";
import { describeDifference, inspectForDiff, inspectLines, shorten } from "./diff.ts";
import { describeOperator, type Operator } from "./operators.ts";

export interface AssertionOptions {
  message?: unknown;
  actual?: unknown;
  expected?: unknown;
  operator?: string;
  /** Frames down to this function are left out. */
  stackStartFn?: unknown;
}

/** What a failed assertion throws. */
export class AssertionError extends Error {
  // Declared in the order in which Node's errors have them.
  generatedMessage = false;
  readonly code = "ERR_ASSERTION";
  actual: unknown;
  expected: unknown;
  operator: string | undefined;

  constructor(options: AssertionOptions) {
    validateObject(options, "options");
    super(messageOf(options));
    const { message, actual, expected, operator } = options;
    this.generatedMessage = !message;
    Object.defineProperty(this, "name", {
      value: "AssertionError",
      writable: true,
      enumerable: false,
      configurable: true,
    });
    const areErrors = message == null && actual instanceof Error && expected instanceof Error;
    this.actual = areErrors ? withoutStack(actual) : actual;
    this.expected = areErrors ? withoutStack(expected) : expected;
    this.operator = operator;
    nameInStack(this);
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [CUSTOM](_depth: number, options: object): string {
    const { actual, expected } = this;
    this.actual = shortened(actual);
    this.expected = shortened(expected);
    const shown = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return shown;
  }
}

Object.defineProperty(AssertionError, "name", { value: "AssertionError", configurable: true });

/** The header of the stack says the code, too. */
function nameInStack(error: AssertionError): void {
  const { stack } = error;
  if (typeof stack !== "string" || !stack.startsWith("Error: ")) return;
  Object.defineProperty(error, "stack", {
    value: `AssertionError [${error.code}]${stack.slice("Error".length)}`,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

function messageOf({ message, actual, expected, operator = "" }: AssertionOptions): string {
  const isEqual = operator === "deepStrictEqual" || operator === "strictEqual";
  if (message != null) {
    return isEqual
      ? describeDifference(actual, expected, operator, String(message))
      : String(message);
  }
  if (actual instanceof Error && expected instanceof Error) {
    actual = withoutStack(actual);
    expected = withoutStack(expected);
  }
  if (isEqual) return describeDifference(actual, expected, operator);
  if (operator === "notDeepStrictEqual" || operator === "notStrictEqual") {
    return describeEquality(actual, operator);
  }
  return describeLoosely(actual, expected, operator);
}

function describeEquality(actual: unknown, operator: Operator): string {
  const isObject = (typeof actual === "object" && actual !== null) || typeof actual === "function";
  const title = describeOperator(
    operator === "notStrictEqual" && isObject ? "notStrictEqualObject" : operator,
  );
  const lines = shorten(inspectLines(actual));
  const [first = ""] = lines;
  if (lines.length > 1) return `${title}\n\n${lines.join("\n")}\n`;
  return `${title}${first.length > 5 ? "\n\n" : " "}${first}`;
}

function describeLoosely(actual: unknown, expected: unknown, operator: string): string {
  const [left, right] = [inspectForDiff(actual), inspectForDiff(expected)];
  if (operator === "notDeepEqual" && left === right) {
    return cut(`${describeOperator(operator)}\n\n${left}`, 1024);
  }
  const [one, other] = [cut(left, 512), cut(right, 512)];
  if (operator === "deepEqual") {
    return `${describeOperator(operator)}\n\n${one}\n\nshould loosely deep-equal\n\n${other}`;
  }
  if (operator === "notDeepEqual") {
    return `${describeOperator("notDeepEqualUnequal")}\n\n${one}\n\nshould not loosely deep-equal\n\n${other}`;
  }
  return `${one} ${operator} ${other}`;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
}

/** A copy of an error without its stack. */
function withoutStack(error: Error): Error {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error)), error) as Error;
  return Object.defineProperty(copy, "message", { value: error.message });
}

function shortened(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const lines = value.split("\n");
  if (lines.length > 10) return `${lines.slice(0, 10).join("\n")}\n...`;
  return value.length > 512 ? `${value.slice(512)}...` : value;
}
