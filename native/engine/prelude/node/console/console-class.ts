import { formatMessage } from "../../console/format.ts";
import { inspect } from "../../console/inspect.ts";
import type { InspectOptions } from "../../console/options.ts";
import { table } from "../../console/table.ts";
import { stack } from "../../errors/stack.ts";
import { nameClasses } from "../../tag.ts";
import { defineError } from "../errors/node-error.ts";
import { validateArray, validateInteger, validateObject, validateOneOf } from "../validators.ts";
import { warn } from "../warning.ts";

interface Output {
  write(text: string, callback?: (error?: unknown) => void): unknown;
  isTTY?: boolean;
  once?(name: string, listener: () => void): unknown;
  listenerCount?(name: string): number;
  removeListener?(name: string, listener: () => void): unknown;
}

interface Options {
  stdout: Output;
  stderr?: Output;
  ignoreErrors?: boolean;
  colorMode?: boolean | "auto";
  inspectOptions?: InspectOptions;
  groupIndentation?: number;
}

const ERR_CONSOLE_WRITABLE_STREAM = defineError(
  TypeError,
  "ERR_CONSOLE_WRITABLE_STREAM",
  (name: string) => `Console expects a writable stream instance for ${name}`,
);

const METHODS = [
  "log",
  "warn",
  "dir",
  "time",
  "timeEnd",
  "timeLog",
  "trace",
  "assert",
  "clear",
  "count",
  "countReset",
  "group",
  "groupEnd",
  "table",
  "debug",
  "info",
  "dirxml",
  "error",
  "groupCollapsed",
] as const;

/** Node's `Console`: a console that writes to given streams. Its methods can be taken from it. */
export class Console {
  readonly #stdout: Output;
  readonly #stderr: Output;
  readonly #ignoresErrors: boolean;
  readonly #inspectOptions: InspectOptions;
  readonly #step: string;
  readonly #counts = new Map<string, number>();
  readonly #starts = new Map<string, number>();
  #indentation = "";

  constructor(first: Output | Options, second?: Output, third?: boolean) {
    const isStream = typeof (first as Output | undefined)?.write === "function";
    const options: Partial<Options> =
      isStream || !first || typeof first !== "object"
        ? {
            stdout: first as Output,
            ...(second === undefined ? {} : { stderr: second }),
            ignoreErrors: third ?? true,
          }
        : (first as Options);
    const { stdout, stderr = stdout, ignoreErrors = true, colorMode = "auto" } = options;
    if (typeof stdout?.write !== "function") throw new ERR_CONSOLE_WRITABLE_STREAM("stdout");
    if (typeof stderr?.write !== "function") throw new ERR_CONSOLE_WRITABLE_STREAM("stderr");
    validateOneOf(colorMode, "colorMode", ["auto", true, false]);
    const { groupIndentation = 2, inspectOptions } = options;
    if (options.groupIndentation !== undefined) {
      validateInteger(groupIndentation, "groupIndentation", 0, 1000);
    }
    if (inspectOptions !== undefined) validateObject(inspectOptions, "options.inspectOptions");
    this.#stdout = stdout;
    this.#stderr = stderr;
    this.#ignoresErrors = Boolean(ignoreErrors);
    this.#inspectOptions = { colors: colorMode === true, ...inspectOptions };
    this.#step = " ".repeat(groupIndentation);
    for (const name of METHODS) {
      Object.defineProperty(this, name, {
        value: (this[name] as (...args: unknown[]) => void).bind(this),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }

  #put(output: Output, text: string): void {
    const indented =
      this.#indentation === ""
        ? text
        : this.#indentation + text.replaceAll("\n", `\n${this.#indentation}`);
    if (!this.#ignoresErrors) {
      output.write(`${indented}\n`);
      return;
    }
    const ignore = (): void => {};
    try {
      // An error of the write must not be an unhandled one, whether it is emitted at once or later.
      output.once?.("error", ignore);
      output.write(`${indented}\n`, (error) => {
        if (error && output.listenerCount?.("error") === 0) output.once?.("error", ignore);
      });
    } catch (error) {
      // A stack that is too deep is the caller's, not the stream's.
      if (error instanceof RangeError) throw error;
    } finally {
      output.removeListener?.("error", ignore);
    }
  }

  #format(args: unknown[]): string {
    return formatMessage(args, this.#inspectOptions);
  }

  log(...args: unknown[]): void {
    this.#put(this.#stdout, this.#format(args));
  }

  info(...args: unknown[]): void {
    this.log(...args);
  }

  debug(...args: unknown[]): void {
    this.log(...args);
  }

  dirxml(...args: unknown[]): void {
    this.log(...args);
  }

  error(...args: unknown[]): void {
    this.#put(this.#stderr, this.#format(args));
  }

  warn(...args: unknown[]): void {
    this.error(...args);
  }

  trace(...args: unknown[]): void {
    const message = this.#format(args);
    this.error(`Trace${message === "" ? "" : `: ${message}`}\n${stack()}`);
  }

  assert(condition: unknown, ...args: unknown[]): void {
    if (condition) return;
    args[0] = args.length === 0 ? "Assertion failed" : `Assertion failed: ${args[0]}`;
    this.warn(...args);
  }

  /** Only terminals can be cleared. */
  clear(): void {}

  dir(value: unknown, options?: InspectOptions): void {
    const all = { customInspect: false, ...this.#inspectOptions, ...options };
    this.#put(this.#stdout, inspect(value, all));
  }

  table(data: unknown, columns?: readonly string[]): void {
    if (columns !== undefined) validateArray(columns, "properties");
    const text = table(data, columns);
    this.log(text ?? data);
  }

  count(label: unknown = "default"): void {
    const name = `${label}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    this.log(`${name}: ${count}`);
  }

  countReset(label: unknown = "default"): void {
    if (!this.#counts.delete(`${label}`)) warned(`Count for '${label}' does not exist`);
  }

  group(...args: unknown[]): void {
    if (args.length > 0) this.log(...args);
    this.#indentation += this.#step;
  }

  groupCollapsed(...args: unknown[]): void {
    this.group(...args);
  }

  groupEnd(): void {
    this.#indentation = this.#indentation.slice(this.#step.length);
  }

  time(label: unknown = "default"): void {
    const name = `${label}`;
    if (this.#starts.has(name)) warned(`Label '${name}' already exists for console.time()`);
    else this.#starts.set(name, native.monotonic());
  }

  timeLog(label: unknown = "default", ...args: unknown[]): void {
    this.#tell(`${label}`, "timeLog", args);
  }

  timeEnd(label: unknown = "default"): void {
    this.#tell(`${label}`, "timeEnd", []);
    this.#starts.delete(`${label}`);
  }

  #tell(label: string, method: string, args: unknown[]): void {
    const start = this.#starts.get(label);
    if (start === undefined) {
      warned(`No such label '${label}' for console.${method}()`);
      return;
    }
    const milliseconds = (native.monotonic() - start) / 1e6;
    const shown =
      milliseconds < 1000
        ? `${Number(milliseconds.toFixed(3))}ms`
        : `${(milliseconds / 1000).toFixed(3)}s`;
    this.log("%s: %s", label, shown, ...args);
  }
}

nameClasses({ Console });

function warned(message: string): void {
  const warning = new Error(message);
  warning.name = "Warning";
  warn(warning);
}

/** As Node has it: callable without `new`. */
export const CallableConsole = new Proxy(Console, {
  apply: (target, _self, args) => Reflect.construct(target, args),
});
