/** What a task gets where it imports one of Node's modules. */
export type Builtin =
  /** Provided by the runner. */
  | { kind: "runner" }
  /** Provided by a file of the package unenv. */
  | { kind: "unenv"; path: string }
  /** A few globals of the runner under the module's name. */
  | { kind: "globals"; names: readonly string[] }
  /** Not there; what to use in its place, and the values that are true of a task all the same. */
  | { kind: "refused"; instead: string; values?: Readonly<Record<string, unknown>> };

const runner: Builtin = { kind: "runner" };
const unenv = (path: string): Builtin => ({ kind: "unenv", path });
const globals = (...names: string[]): Builtin => ({ kind: "globals", names });
const refused = (instead: string, values: Record<string, unknown> = {}): Builtin => ({
  kind: "refused",
  instead,
  values,
});

const FETCH = "Use `fetch`, with the host in the task's `allowedHosts`.";
const HOST = "Do this outside of the task, and pass it what it needs as arguments.";
const TASKS = "Call another task: calls run side by side, each in a sandbox of its own.";

/**
 * Every module of Node, by its name without `node:`. Only what answers truthfully is provided:
 * unenv's stubs that return invented values or lose state without a word are refused.
 */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  fs: runner,
  "fs/promises": runner,
  http: runner,
  https: runner,
  process: runner,
  zlib: runner,
  stream: runner,
  "stream/consumers": runner,
  "stream/promises": runner,
  "stream/web": runner,
  string_decoder: runner,

  crypto: runner,
  buffer: runner,
  events: runner,
  path: runner,
  "path/posix": runner,
  "path/win32": runner,
  punycode: runner,
  querystring: runner,
  timers: runner,
  "timers/promises": runner,
  url: runner,
  util: runner,
  "util/types": runner,

  console: globals("console"),
  perf_hooks: globals("performance"),

  assert: runner,
  "assert/strict": runner,
  async_hooks: refused("Pass the value as an argument."),
  child_process: refused(TASKS),
  cluster: refused(TASKS),
  constants: refused("Write the values themselves."),
  dgram: refused(HOST),
  diagnostics_channel: refused("Use `console`; what a task prints reaches the caller."),
  dns: refused(FETCH),
  "dns/promises": refused(FETCH),
  domain: refused("Use try and catch."),
  http2: refused(FETCH),
  inspector: refused(HOST),
  "inspector/promises": refused(HOST),
  module: refused("Import what the task needs at the top of its file."),
  net: refused(FETCH),
  os: refused("A task sees nothing of the machine; pass what it needs as arguments."),
  readline: refused("Split the text into lines."),
  "readline/promises": refused("Split the text into lines."),
  repl: refused(HOST),
  sea: refused(HOST),
  sqlite: refused(HOST),
  sys: runner,
  test: refused(HOST),
  "test/reporters": refused(HOST),
  tls: refused(FETCH),
  trace_events: refused(HOST),
  tty: refused("A task has no terminal; use `console`."),
  v8: refused("Use `structuredClone` to copy a value."),
  vm: refused(TASKS),
  wasi: refused(HOST),
  worker_threads: refused(TASKS, {
    isMainThread: true,
    parentPort: null,
    threadId: 0,
    workerData: null,
  }),
};

/** The entry for an import, or null where it names none of Node's modules. */
export function builtinOf(specifier: string): { name: string; builtin: Builtin } | null {
  const prefixed = specifier.startsWith("node:");
  const name = prefixed ? specifier.slice(5) : specifier;
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  if (builtin !== undefined) return { name, builtin };
  return prefixed ? { name, builtin: refused("Tasks know no such module of Node.") } : null;
}
