import { withoutEscapes } from "../../console/colors.ts";
import { formatMessage } from "../../console/format.ts";
import type { InspectOptions } from "../../console/options.ts";
import { unavailable } from "../../errors/unavailable.ts";
import { TextDecoder } from "../../text/text-decoder.ts";
import { TextEncoder } from "../../text/text-encoder.ts";
import { isDeepEqual } from "../deep-equal.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { validateFunction, validateObject, validateString } from "../validators.ts";
import { aborted } from "./aborted.ts";
import { debuglog } from "./debuglog.ts";
import { deprecate } from "./deprecate.ts";
import { inspect } from "./inspect.ts";
import { MIMEParams, MIMEType } from "./mime.ts";
import { oldTests } from "./old-tests.ts";
import { parseArgs } from "./parse-args.ts";
import { parseEnv } from "./parse-env.ts";
import { callbackify, promisify } from "./promisify.ts";
import { styleText } from "./style-text.ts";
import {
  errnoException,
  exceptionWithHostPort,
  getSystemErrorMap,
  getSystemErrorName,
} from "./system-errors.ts";
import { types } from "./types.ts";

type Class = ((...args: never[]) => unknown) & { super_?: unknown };

/** Lets a class without `class` inherit. */
function inherits(type: Class, parent: Class): void {
  validateFunction(type, "ctor");
  validateFunction(parent, "superCtor");
  if (parent.prototype === undefined) {
    throw new ERR_INVALID_ARG_TYPE("superCtor.prototype", "Object", parent.prototype);
  }
  Object.defineProperty(type, "super_", { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(type.prototype, parent.prototype);
}

/** There are no threads that a signal could be transferred to. */
function noTransfer(what: string): () => never {
  return () => {
    throw unavailable(`util.${what}()`, "There are no other threads to hand a signal to.");
  };
}

/** The module `node:util`. */
export const util = {
  _errnoException: errnoException,
  _exceptionWithHostPort: exceptionWithHostPort,
  _extend(target: object, source: unknown): object {
    return source !== null && typeof source === "object" ? Object.assign(target, source) : target;
  },
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format: (...args: unknown[]): string => formatMessage(args),
  styleText,
  formatWithOptions(options: InspectOptions, ...args: unknown[]): string {
    validateObject(options, "inspectOptions", { array: true });
    return formatMessage(args, options);
  },
  getSystemErrorMap,
  getSystemErrorName,
  inherits,
  inspect,
  ...oldTests,
  isDeepStrictEqual: (left: unknown, right: unknown): boolean => isDeepEqual(left, right, true),
  log(...args: unknown[]): void {
    const now = new Date();
    const [, month, day] = now.toString().split(" ");
    const time = now.toTimeString().slice(0, 8);
    native.write(1, `${Number(day)} ${month} ${time} - ${formatMessage(args)}\n`);
  },
  promisify,
  stripVTControlCharacters(text: unknown): string {
    validateString(text, "str");
    return withoutEscapes(text);
  },
  toUSVString: (text: unknown): string => `${text}`.toWellFormed(),
  transferableAbortSignal: noTransfer("transferableAbortSignal"),
  transferableAbortController: noTransfer("transferableAbortController"),
  aborted,
  types,
  parseEnv,
  parseArgs,
  TextDecoder,
  TextEncoder,
  MIMEType,
  MIMEParams,
};
