import { stack } from "../errors/stack.ts";
import { load } from "../load.ts";
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

function elapsed(label: string): string | undefined {
  const start = starts.get(label);
  if (start === undefined) {
    print(2, `Warning: No such label '${label}' for console.time()`);
    return undefined;
  }
  const milliseconds = native.monotonic() / 1e6 - start;
  if (milliseconds >= 1000) return `${label}: ${(milliseconds / 1000).toFixed(3)}s`;
  return `${label}: ${Number(milliseconds.toFixed(3))}ms`;
}

function group(...args: unknown[]): void {
  if (args.length > 0) log(...args);
  indentation += "  ";
}

/** The global `console`: log, info and debug go to standard output, the rest to standard error. */
export const console = {
  log,
  info: log,
  debug: log,
  warn: error,
  error,
  trace(...args: unknown[]): void {
    const message = formatMessage(args);
    print(2, `Trace${message === "" ? "" : `: ${message}`}\n${stack()}`);
  },
  assert(condition?: unknown, ...args: unknown[]): void {
    if (condition) return;
    if (typeof args[0] === "string") args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift("Assertion failed");
    error(...args);
  },
  dir(value: unknown, options?: InspectOptions): void {
    print(1, load("inspect").inspect(value, options ?? {}));
  },
  dirxml: log,
  table(data: unknown, columns?: readonly string[]): void {
    const text = load("inspect").table(data, columns);
    if (text === undefined) log(data);
    else print(1, text);
  },
  count(label: unknown = "default"): void {
    const name = String(label);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    print(1, `${name}: ${count}`);
  },
  countReset(label: unknown = "default"): void {
    counts.delete(String(label));
  },
  group,
  groupCollapsed: group,
  groupEnd(): void {
    indentation = indentation.slice(2);
  },
  time(label: unknown = "default"): void {
    starts.set(String(label), native.monotonic() / 1e6);
  },
  timeLog(label: unknown = "default", ...args: unknown[]): void {
    const text = elapsed(String(label));
    if (text !== undefined) log(text, ...args);
  },
  timeEnd(label: unknown = "default"): void {
    const text = elapsed(String(label));
    starts.delete(String(label));
    if (text !== undefined) print(1, text);
  },
};
