import { argumentTypeMessage, list } from "./argument-type.ts";
import { defineError } from "./node-error.ts";
import { describeReceived, show, showNumber } from "./received.ts";

// Node's errors by their codes, with Node's messages.

/** The argument has a wrong type. */
export const ERR_INVALID_ARG_TYPE = defineError(
  TypeError,
  "ERR_INVALID_ARG_TYPE",
  argumentTypeMessage,
);

/** What Node's own code in C++ throws for an argument that is no string. */
export const ERR_INVALID_ARG_TYPE_STRING = defineError(
  TypeError,
  "ERR_INVALID_ARG_TYPE",
  () => "argument must be a string",
);

/** The argument has the right type and a value that can't be. */
export const ERR_INVALID_ARG_VALUE = defineError(
  TypeError,
  "ERR_INVALID_ARG_VALUE",
  (name: string, value: unknown, reason?: string) => invalidValue(name, value, reason),
);

function invalidValue(name: string, value: unknown, reason = "is invalid"): string {
  const shown = show(value);
  const short = shown.length > 128 ? `${shown.slice(0, 128)}...` : shown;
  const kind = name.includes(".") ? "property" : "argument";
  return `The ${kind} '${name}' ${reason}. Received ${short}`;
}

/** A number beyond what is possible; `range` continues "It must be". */
export const ERR_OUT_OF_RANGE = defineError(
  RangeError,
  "ERR_OUT_OF_RANGE",
  (name: string, range: string, received: unknown) =>
    `The value of "${name}" is out of range. It must be ${range}. Received ${showNumber(received)}`,
);

/** A read or write beyond a buffer's end. */
export const ERR_BUFFER_OUT_OF_BOUNDS = defineError(
  RangeError,
  "ERR_BUFFER_OUT_OF_BOUNDS",
  (name?: string) =>
    name === undefined
      ? "Attempt to access memory outside buffer bounds"
      : `"${name}" is outside of buffer bounds`,
);

export const ERR_BUFFER_TOO_LARGE = defineError(
  RangeError,
  "ERR_BUFFER_TOO_LARGE",
  (bytes: number) => `Cannot create a Buffer larger than ${bytes} bytes`,
);

export const ERR_INVALID_BUFFER_SIZE = defineError(
  RangeError,
  "ERR_INVALID_BUFFER_SIZE",
  (bits: string) => `Buffer size must be a multiple of ${bits}`,
);

export const ERR_UNKNOWN_ENCODING = defineError(
  TypeError,
  "ERR_UNKNOWN_ENCODING",
  (encoding: unknown) => `Unknown encoding: ${encoding}`,
);

export const ERR_ILLEGAL_CONSTRUCTOR = defineError(
  TypeError,
  "ERR_ILLEGAL_CONSTRUCTOR",
  () => "Illegal constructor",
);

export const ERR_INVALID_THIS = defineError(
  TypeError,
  "ERR_INVALID_THIS",
  (type: string) => `Value of "this" must be of type ${type}`,
);

export const ERR_INVALID_STATE = defineError(
  Error,
  "ERR_INVALID_STATE",
  (state: string) => `Invalid state: ${state}`,
);

export const ERR_MISSING_ARGS = defineError(
  TypeError,
  "ERR_MISSING_ARGS",
  (...names: (string | string[])[]) => {
    const quoted = names.map((name) =>
      Array.isArray(name) ? name.map((one) => `"${one}"`).join(" or ") : `"${name}"`,
    );
    const plural = quoted.length > 1 ? "arguments" : "argument";
    return `The ${list(quoted, "and")} ${plural} must be specified`;
  },
);

export const ERR_INVALID_RETURN_VALUE = defineError(
  TypeError,
  "ERR_INVALID_RETURN_VALUE",
  (input: string, name: string, value: unknown) => {
    const received = describeReceived(value).replace(/^ Received /, "");
    return `Expected ${input} to be returned from the "${name}" function but got ${received}.`;
  },
);

/** An `error` event that nobody listens to. */
export const ERR_UNHANDLED_ERROR = defineError(
  Error,
  "ERR_UNHANDLED_ERROR",
  (error: string) => `Unhandled error. (${error})`,
);

export const ERR_METHOD_NOT_IMPLEMENTED = defineError(
  Error,
  "ERR_METHOD_NOT_IMPLEMENTED",
  (method: string) => `The ${method} method is not implemented`,
);

export const ERR_MULTIPLE_CALLBACK = defineError(
  Error,
  "ERR_MULTIPLE_CALLBACK",
  () => "Callback called multiple times",
);

export const ERR_STREAM_ALREADY_FINISHED = defineError(
  Error,
  "ERR_STREAM_ALREADY_FINISHED",
  (method: string) => `Cannot call ${method} after a stream was finished`,
);

export const ERR_STREAM_CANNOT_PIPE = defineError(
  Error,
  "ERR_STREAM_CANNOT_PIPE",
  () => "Cannot pipe, not readable",
);

export const ERR_STREAM_DESTROYED = defineError(
  Error,
  "ERR_STREAM_DESTROYED",
  (method: string) => `Cannot call ${method} after a stream was destroyed`,
);

export const ERR_STREAM_NULL_VALUES = defineError(
  TypeError,
  "ERR_STREAM_NULL_VALUES",
  () => "May not write null values to stream",
);

export const ERR_STREAM_PREMATURE_CLOSE = defineError(
  Error,
  "ERR_STREAM_PREMATURE_CLOSE",
  () => "Premature close",
);

export const ERR_STREAM_PUSH_AFTER_EOF = defineError(
  Error,
  "ERR_STREAM_PUSH_AFTER_EOF",
  () => "stream.push() after EOF",
);

export const ERR_STREAM_UNSHIFT_AFTER_END_EVENT = defineError(
  Error,
  "ERR_STREAM_UNSHIFT_AFTER_END_EVENT",
  () => "stream.unshift() after end event",
);

export const ERR_STREAM_WRITE_AFTER_END = defineError(
  Error,
  "ERR_STREAM_WRITE_AFTER_END",
  () => "write after end",
);
