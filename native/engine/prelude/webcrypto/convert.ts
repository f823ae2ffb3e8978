import { type BufferSource, bytesOf, isBufferSource } from "../bytes.ts";
import { coded } from "../crypto/error.ts";
import { type CryptoKey, isCryptoKey, type KeyUsage, USAGES } from "./crypto-key.ts";

/** Converts a value as WebIDL says. `what` begins the message of the error. */
export type Converter<T> = (value: unknown, what: string) => T;

export function typeError(message: string, code: string): TypeError {
  return coded(new TypeError(message), code);
}

export const toText: Converter<string> = (value, what) => {
  if (typeof value === "symbol") {
    throw typeError(
      `${what} is a Symbol and cannot be converted to a string.`,
      "ERR_INVALID_ARG_TYPE",
    );
  }
  return String(value);
};

export const toBoolean: Converter<boolean> = (value) => Boolean(value);

/** The bytes behind a buffer or a view, not copied. */
export const toBytes: Converter<Uint8Array> = (value, what) => {
  if (!isBufferSource(value)) {
    throw typeError(
      `${what} is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`,
      "ERR_INVALID_ARG_TYPE",
    );
  }
  return bytesOf(value as BufferSource);
};

/** The bytes, copied: what code does to them later changes nothing. */
export const toBytesCopied: Converter<Uint8Array> = (value, what) => toBytes(value, what).slice();

export const toBigInteger: Converter<Uint8Array> = (value, what) => {
  if (!(value instanceof Uint8Array)) {
    throw typeError(`${what} is not an instance of Uint8Array.`, "ERR_INVALID_ARG_TYPE");
  }
  return value.slice();
};

/** A whole number below 2^bits; what is not, is refused. */
export function toInteger(bits: number): Converter<number> {
  const highest = 2 ** bits - 1;
  return (value, what) => {
    const number = Number(value as number);
    if (!Number.isFinite(number)) {
      throw typeError(`${what} is not a finite number.`, "ERR_INVALID_ARG_TYPE");
    }
    const whole = Math.trunc(number);
    if (whole < 0 || whole > highest) {
      throw coded(
        new TypeError(`${what} is outside the expected range of 0 to ${highest}.`),
        "ERR_OUT_OF_RANGE",
      );
    }
    return whole + 0;
  };
}

export const toKey: Converter<CryptoKey> = (value, what) => {
  if (!isCryptoKey(value)) {
    throw typeError(`${what} is not of type CryptoKey.`, "ERR_INVALID_ARG_TYPE");
  }
  return value;
};

export function toEnum<const T extends string>(name: string, values: readonly T[]): Converter<T> {
  return (value, what) => {
    const text = toText(value, what);
    if (!(values as readonly string[]).includes(text)) {
      throw typeError(
        `${what} value '${text}' is not a valid enum value of type ${name}.`,
        "ERR_INVALID_ARG_VALUE",
      );
    }
    return text as T;
  };
}

export function toList<T>(item: Converter<T>): Converter<T[]> {
  return (value, what) => {
    const isObject = typeof value === "object" || typeof value === "function";
    if (!isObject || value === null) {
      throw typeError(`${what} can not be converted to sequence.`, "ERR_INVALID_ARG_TYPE");
    }
    const iterate = (value as { [Symbol.iterator]?: unknown })[Symbol.iterator];
    if (typeof iterate !== "function") {
      throw typeError(`${what} can not be converted to sequence.`, "ERR_INVALID_ARG_TYPE");
    }
    return Array.from(value as Iterable<unknown>, (it, index) =>
      item(it, `${what}, index ${index}`),
    );
  };
}

export const toUsages: Converter<KeyUsage[]> = toList(toEnum("KeyUsage", USAGES));

/** A member of a dictionary. */
interface Member {
  convert: Converter<unknown>;
  isRequired?: boolean;
}

export const required = (convert: Converter<unknown>): Member => ({ convert, isRequired: true });
export const optional = (convert: Converter<unknown>): Member => ({ convert });

/** How the errors of a member begin: what is passed as an algorithm stands behind it. */
function memberOf(what: string, key: string, name: string): string {
  const [prefix = "", passed = ""] = what.split(/: (?=[^:]*$)/);
  return `${prefix}: '${key}' of '${name}' (${passed})`;
}

/** An object with the members that there are; as WebIDL says, they are read by the order of their names. */
export function toDictionary<T>(name: string, members: Record<string, Member>): Converter<T> {
  const ordered = Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1));
  return (value, what) => {
    const isObject = typeof value === "object" || typeof value === "function";
    if (value !== undefined && value !== null && !isObject) {
      throw typeError(`${what} can not be converted to a dictionary`, "ERR_INVALID_ARG_TYPE");
    }
    const dictionary: Record<string, unknown> = {};
    for (const [key, { convert, isRequired }] of ordered) {
      const member = (value as Record<string, unknown> | null | undefined)?.[key];
      if (member !== undefined) {
        dictionary[key] = convert(member, memberOf(what, key, name));
      } else if (isRequired) {
        throw typeError(
          `${what} can not be converted to '${name}' because '${key}' is required in '${name}'.`,
          "ERR_MISSING_OPTION",
        );
      }
    }
    return dictionary as T;
  };
}
