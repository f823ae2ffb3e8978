import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } from "./errors/codes.ts";

// Checks of arguments, with Node's errors.

export function validateString(value: unknown, name: string): asserts value is string {
  if (typeof value !== "string") throw new ERR_INVALID_ARG_TYPE(name, "string", value);
}

export function validateBoolean(value: unknown, name: string): asserts value is boolean {
  if (typeof value !== "boolean") throw new ERR_INVALID_ARG_TYPE(name, "boolean", value);
}

export function validateNumber(
  value: unknown,
  name: string,
  min?: number,
  max?: number,
): asserts value is number {
  if (typeof value !== "number") throw new ERR_INVALID_ARG_TYPE(name, "number", value);
  const isTooSmall = min !== undefined && value < min;
  const isTooLarge = max !== undefined && value > max;
  if (isTooSmall || isTooLarge || ((min ?? max) !== undefined && Number.isNaN(value))) {
    const bounds = [
      ...(min === undefined ? [] : [`>= ${min}`]),
      ...(max === undefined ? [] : [`<= ${max}`]),
    ];
    throw new ERR_OUT_OF_RANGE(name, bounds.join(" && "), value);
  }
}

export function validateInteger(
  value: unknown,
  name: string,
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  if (typeof value !== "number") throw new ERR_INVALID_ARG_TYPE(name, "number", value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, "an integer", value);
  if (value < min || value > max) {
    throw new ERR_OUT_OF_RANGE(name, `>= ${min} && <= ${max}`, value);
  }
}

export function validateInt32(
  value: unknown,
  name: string,
  min = -2147483648,
  max = 2147483647,
): asserts value is number {
  validateInteger(value, name, min, max);
}

export function validateUint32(
  value: unknown,
  name: string,
  isPositive = false,
): asserts value is number {
  validateInteger(value, name, isPositive ? 1 : 0, 4294967295);
}

export function validateFunction(
  value: unknown,
  name: string,
): asserts value is (...args: never[]) => unknown {
  if (typeof value !== "function") throw new ERR_INVALID_ARG_TYPE(name, "Function", value);
}

/** `allow`: further kinds of objects that are welcome. */
export function validateObject(
  value: unknown,
  name: string,
  allow: { array?: boolean; function?: boolean; nullable?: boolean } = {},
): asserts value is object {
  const isWelcome =
    (value === null && allow.nullable) ||
    (typeof value === "function" && allow.function) ||
    (typeof value === "object" && value !== null && (allow.array || !Array.isArray(value)));
  if (!isWelcome) throw new ERR_INVALID_ARG_TYPE(name, "Object", value);
}

export function validateArray(
  value: unknown,
  name: string,
  minLength = 0,
): asserts value is unknown[] {
  if (!Array.isArray(value)) throw new ERR_INVALID_ARG_TYPE(name, "Array", value);
  if (value.length < minLength) {
    throw new ERR_INVALID_ARG_VALUE(name, value, `must be longer than ${minLength}`);
  }
}

export function validateOneOf(value: unknown, name: string, choices: readonly unknown[]): void {
  if (choices.includes(value)) return;
  const allowed = choices.map((one) => (typeof one === "string" ? `'${one}'` : String(one)));
  throw new ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${allowed.join(", ")}`);
}

export function validateAbortSignal(value: unknown, name: string): void {
  if (value === undefined) return;
  if (value === null || typeof value !== "object" || !("aborted" in value)) {
    throw new ERR_INVALID_ARG_TYPE(name, "AbortSignal", value);
  }
}
