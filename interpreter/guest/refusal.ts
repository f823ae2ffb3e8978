const FETCH = "Use `fetch`, which reaches the hosts of the option `allowedHosts`";
const PROCESSES = "No other program or thread can be started here: do it in this code";
const HOST = "It is not available to code that nobody has read";

const INSTEAD: Readonly<Record<string, string>> = {
  _stream_wrap: FETCH,
  _tls_common: FETCH,
  _tls_wrap: FETCH,
  child_process: PROCESSES,
  cluster: PROCESSES,
  dns: FETCH,
  "dns/promises": FETCH,
  domain: "Use try and catch",
  http2: FETCH,
  net: FETCH,
  test: "Use `node:assert`",
  tls: FETCH,
  trace_events: "Use `console`",
  v8: "Use `structuredClone` to copy a value, and JSON to store it",
  vm: "Use `eval` or `new Function`",
  worker_threads: PROCESSES,
};

/** Why a module of Node isn't there, and what to use in its place. */
export function refusal(name: string): string {
  return `node:${name} is not available in the sandbox. ${INSTEAD[name] ?? HOST}`;
}
