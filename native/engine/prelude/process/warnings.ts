import { ERR_INVALID_ARG_TYPE } from "../node/errors/codes.ts";
import { nextTick } from "../node/next-tick.ts";
import { validateString } from "../node/validators.ts";
import { warn } from "../node/warning.ts";

interface Options {
  type?: string;
  code?: string;
  detail?: string;
  ctor?: unknown;
}

interface Warning extends Error {
  code?: string;
  detail?: string;
}

/** What decides about deprecations, which are properties of `process`. */
interface Switches {
  noDeprecation?: boolean;
  throwDeprecation?: boolean;
}

/** `process.emitWarning`: prints the warning and emits the event `warning`, at the next tick. */
export function emitWarning(
  this: Switches | undefined,
  warning: unknown,
  type?: unknown,
  code?: unknown,
): void {
  const isOptions = typeof type === "object" && type !== null && !Array.isArray(type);
  // Functions are where the stack starts, which is the engine's matter.
  const options: Options = isOptions
    ? type
    : {
        type: (typeof type === "function" ? undefined : type) as string,
        code: (typeof code === "function" ? undefined : code) as string,
      };
  if (options.type !== undefined) validateString(options.type, "type");
  if (options.code !== undefined) validateString(options.code, "code");
  const emitted = typeof warning === "string" ? create(warning, options) : warning;
  if (!(emitted instanceof Error)) {
    throw new ERR_INVALID_ARG_TYPE("warning", ["Error", "string"], warning);
  }
  if (emitted.name === "DeprecationWarning") {
    if (this?.noDeprecation) return;
    if (this?.throwDeprecation) {
      nextTick(() => {
        throw emitted;
      });
      return;
    }
  }
  nextTick(() => warn(emitted));
}

function create(message: string, { type, code, detail }: Options): Warning {
  const warning: Warning = new Error(message);
  warning.name = String(type || "Warning");
  if (code !== undefined) warning.code = code;
  if (typeof detail === "string") warning.detail = detail;
  return warning;
}
