/** What a task gets where it imports one of Node's modules. */
export type Builtin =
  /** Provided by the runner: a file of `native/engine/prelude/modules/node`. */
  | { kind: "runner" }
  /** Not there; what to use in its place, and the values that are true of a task all the same. */
  | { kind: "refused"; instead: string; values?: Readonly<Record<string, unknown>> };

const runner: Builtin = { kind: "runner" };
const refused = (instead: string, values: Record<string, unknown> = {}): Builtin => ({
  kind: "refused",
  instead,
  values,
});

const FETCH = "Use `fetch`, with the host in the task's `allowedHosts`.";
const HOST = "Do this outside of the task, and pass it what it needs as arguments.";
const TASKS = "Call another task: calls run side by side, each in a sandbox of its own.";
const HTTP = "Import `node:http`, whose client goes over `fetch`.";

/**
 * Every module of Node 20, and those that newer versions have beside them, by its name without `node:`. What of the
 * provided ones a task can have is in docs/node.md.
 */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  _http_agent: refused(HTTP),
  _http_client: refused(HTTP),
  _http_common: refused(HTTP),
  _http_incoming: refused(HTTP),
  _http_outgoing: refused(HTTP),
  _http_server: refused(HTTP),
  _stream_duplex: runner,
  _stream_passthrough: runner,
  _stream_readable: runner,
  _stream_transform: runner,
  _stream_wrap: refused(FETCH),
  _stream_writable: runner,
  _tls_common: refused(FETCH),
  _tls_wrap: refused(FETCH),
  assert: runner,
  "assert/strict": runner,
  async_hooks: runner,
  buffer: runner,
  child_process: refused(TASKS),
  cluster: refused(TASKS),
  console: runner,
  constants: runner,
  crypto: runner,
  dgram: refused(HOST),
  diagnostics_channel: runner,
  dns: refused(FETCH, { ADDRCONFIG: 32, ALL: 16, V4MAPPED: 8 }),
  "dns/promises": refused(FETCH),
  domain: refused("Use try and catch."),
  events: runner,
  fs: runner,
  "fs/promises": runner,
  http: runner,
  http2: {
    ...refused(FETCH),
    // Names of headers, which packages take while they are loaded.
    get values() {
      return { constants: process.getBuiltinModule("node:http2").constants };
    },
  },
  https: runner,
  inspector: refused(HOST),
  "inspector/promises": refused(HOST),
  module: runner,
  net: refused(FETCH),
  os: runner,
  path: runner,
  "path/posix": runner,
  "path/win32": runner,
  perf_hooks: runner,
  process: runner,
  punycode: runner,
  querystring: runner,
  readline: runner,
  "readline/promises": runner,
  repl: refused(HOST),
  sea: refused(HOST),
  sqlite: refused(HOST),
  stream: runner,
  "stream/consumers": runner,
  "stream/promises": runner,
  "stream/web": runner,
  string_decoder: runner,
  sys: runner,
  test: refused("Test the task from outside, by calling it."),
  "test/reporters": refused("Test the task from outside, by calling it."),
  timers: runner,
  "timers/promises": runner,
  tls: refused(FETCH),
  trace_events: refused("Publish to a channel of `node:diagnostics_channel`, or use `console`."),
  tty: runner,
  url: runner,
  util: runner,
  "util/types": runner,
  v8: refused("Use `structuredClone` to copy a value, and JSON to store it."),
  vm: refused(TASKS),
  wasi: refused(HOST),
  worker_threads: refused(TASKS, {
    isMainThread: true,
    parentPort: null,
    threadId: 0,
    workerData: null,
  }),
  zlib: runner,
};

/** Packages that are of use only where one of Node's modules is, which they use while they are loaded. */
const WRAPPERS = new Map([["http2-wrapper", "http2"]]);

/** The entry for an import, or null where it names none of Node's modules. */
export function builtinOf(specifier: string): { name: string; builtin: Builtin } | null {
  const prefixed = specifier.startsWith("node:");
  const name = prefixed ? specifier.slice(5) : (WRAPPERS.get(specifier) ?? specifier);
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  if (builtin !== undefined) return { name, builtin };
  return prefixed ? { name, builtin: refused("Tasks know no such module of Node.") } : null;
}
