/** The Web IDL conversions: how the Web's functions take what they are given. */

/** The error of a value that can't be taken. */
export function invalidArgument(message: string, code = "ERR_INVALID_ARG_TYPE"): TypeError {
  return Object.assign(new TypeError(message), { code });
}

/** What was given instead, as Node's messages end. */
export function received(value: unknown): string {
  if (value === undefined || value === null) return `Received ${value}`;
  if (typeof value === "function") return `Received function ${value.name}`;
  if (typeof value === "object") {
    const { name } = value.constructor ?? {};
    return name ? `Received an instance of ${name}` : "Received [Object: null prototype] {}";
  }
  const text = typeof value === "bigint" ? `${value}n` : String(value);
  const shown = text.length > 28 ? `${text.slice(0, 25)}...` : text;
  return `Received type ${typeof value} (${typeof value === "string" ? `'${shown}'` : shown})`;
}

/** Checks how many arguments a function was given; `what` as in `Headers.append`. */
export function requireArguments(count: number, required: number, what: string): void {
  if (count >= required) return;
  const arguments_ = `${required} argument${required === 1 ? "" : "s"} required`;
  throw new TypeError(`${what}: ${arguments_}, but${count === 0 ? "" : " only"} ${count} found.`);
}

/** A string, which a symbol has none of. */
export function domString(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "symbol") throw new TypeError("Cannot convert a Symbol value to a string");
  return String(value);
}

/** A string without lone surrogates. */
export function usvString(value: unknown): string {
  return domString(value).toWellFormed();
}

/** A string whose characters are bytes. */
export function byteString(value: unknown): string {
  const text = domString(value);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 255) {
      throw new TypeError(
        `Cannot convert argument to a ByteString because the character at index ${index} has a value of ${code} which is greater than 255.`,
      );
    }
  }
  return text;
}

/** An object of options; one without any for `undefined` and `null`. */
export function dictionary(value: unknown, what: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (!isObject(value))
    throw invalidArgument(`The "${what}" argument must be a dictionary. ${received(value)}`);
  return value as Record<string, unknown>;
}

/** Whether the language calls a value an object: functions are objects, too. */
export function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** An integer of 64 bits, those out of range wrapped around. */
export function longLong(value: unknown): number {
  const number = Math.trunc(Number(value));
  if (!Number.isFinite(number)) return 0;
  return Number.isSafeInteger(number) ? number + 0 : Number(BigInt.asIntN(64, BigInt(number)));
}

/** An integer of 64 bits, those out of range set to its ends. */
export function clampedLongLong(value: unknown): number {
  const number = Number(value);
  if (Number.isNaN(number)) return 0;
  const limit = Number.MAX_SAFE_INTEGER;
  return roundToEven(Math.min(Math.max(number, -limit), limit));
}

function roundToEven(number: number): number {
  const rounded = Math.round(number);
  return rounded - number === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
