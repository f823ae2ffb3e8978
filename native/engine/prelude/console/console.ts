import { stack } from "../errors/stack.ts";
import { load } from "../load.ts";
import { formatDuration } from "./duration.ts";
import type { InspectOptions } from "./options.ts";

const counts = new Map<string, number>();
const starts = new Map<string, number>();
let indentation = "";

function print(stream: 1 | 2, text: string): void {
  const lines = indentation === "" ? text : indentation + text.replaceAll("\n", `\n${indentation}`);
  native.write(stream, `${lines}\n`);
}

/** The arguments as one text. Plain text needs no formatting, and so not the module that does it. */
function formatMessage(args: readonly unknown[]): string {
  const [first] = args;
  if (args.length === 1 && typeof first === "string") return first;
  return load("inspect").formatMessage(args);
}

function log(...args: unknown[]): void {
  print(1, formatMessage(args));
}

function error(...args: unknown[]): void {
  print(2, formatMessage(args));
}

function warn(message: string): void {
  native.write(2, `Warning: ${message}\n`);
}

/** How long ago a label was started; undefined, and said so, where it was not. */
function elapsed(label: string, method: string): string | undefined {
  const start = starts.get(label);
  if (start !== undefined) return formatDuration(native.monotonic() / 1e6 - start);
  warn(`No such label '${label}' for console.${method}()`);
  return undefined;
}

function group(...args: unknown[]): void {
  if (args.length > 0) log(...args);
  indentation += "  ";
}

/** What works with a debugger, of which a task has none. */
function nothing(): void {}

const methods = {
  log,
  info: log,
  debug: log,
  dirxml: log,
  warn: error,
  error,
  trace(...args: unknown[]): void {
    const message = formatMessage(args);
    print(2, `Trace${message === "" ? "" : `: ${message}`}\n${stack()}`);
  },
  assert(...all: unknown[]): void {
    const [condition, ...args] = all;
    if (condition) return;
    // As in Node, which shows no more of an object here.
    args[0] = `Assertion failed${args.length === 0 ? "" : `: ${args[0]}`}`;
    error(...args);
  },
  clear: nothing,
  dir(...args: [value?: unknown, options?: InspectOptions]): void {
    print(1, load("inspect").inspect(args[0], { customInspect: false, ...args[1] }));
  },
  table(...args: [data?: unknown, columns?: readonly string[]]): void {
    const [data, columns] = args;
    if (columns !== undefined && !Array.isArray(columns)) {
      throw Object.assign(new TypeError('The "properties" argument must be an instance of Array'), {
        code: "ERR_INVALID_ARG_TYPE",
      });
    }
    const text = load("inspect").table(data, columns);
    if (text === undefined) log(data);
    else print(1, text);
  },
  count(label: unknown = "default"): void {
    const name = `${label}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    print(1, `${name}: ${count}`);
  },
  countReset(label: unknown = "default"): void {
    if (!counts.delete(`${label}`)) warn(`Count for '${label}' does not exist`);
  },
  group,
  groupCollapsed: group,
  groupEnd(): void {
    indentation = indentation.slice(2);
  },
  time(label: unknown = "default"): void {
    const name = `${label}`;
    if (starts.has(name)) warn(`Label '${name}' already exists for console.time()`);
    else starts.set(name, native.monotonic() / 1e6);
  },
  timeLog(label: unknown = "default", ...args: unknown[]): void {
    const name = `${label}`;
    const time = elapsed(name, "timeLog");
    if (time !== undefined) log("%s: %s", name, time, ...args);
  },
  timeEnd(label: unknown = "default"): void {
    const name = `${label}`;
    const time = elapsed(name, "timeEnd");
    starts.delete(name);
    if (time !== undefined) log("%s: %s", name, time);
  },
  profile: nothing,
  profileEnd: nothing,
  timeStamp: nothing,
};

/**
 * The global `console`: log, info and debug go to standard output, the rest to standard error. As a namespace of the
 * Web's it has a prototype of its own.
 */
export const console: typeof methods = Object.assign(Object.create({}), methods);

Object.defineProperty(console, Symbol.toStringTag, { value: "console", configurable: true });
