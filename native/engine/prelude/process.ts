import { nextTick } from "./node/next-tick.ts";
import { validateFunction } from "./node/validators.ts";
import { queueMicrotask } from "./timers.ts";

/** Reads and lists the environment anew each time, so that nothing of it is ever in a snapshot. */
const env = new Proxy(Object.create(null) as Record<string, string>, {
  get: (own, name) => (typeof name === "symbol" ? undefined : (own[name] ?? variable(own, name))),
  has: (own, name) => typeof name === "string" && (own[name] ?? variable(own, name)) !== undefined,
  ownKeys: (own) => Object.keys(all(own)),
  getOwnPropertyDescriptor(own, name) {
    const value = typeof name === "symbol" ? undefined : (own[name] ?? variable(own, name));
    return value === undefined
      ? undefined
      : { value, writable: true, enumerable: true, configurable: true };
  },
  // As in Node: a value becomes a string. It lasts as long as the call.
  set(own, name, value) {
    if (typeof name === "symbol") throw new TypeError("Cannot convert a Symbol value to a string");
    deleted.delete(name);
    own[name] = String(value);
    return true;
  },
  deleteProperty(own, name) {
    if (typeof name === "symbol") return true;
    deleted.add(name);
    delete own[name];
    return true;
  },
});

const deleted = new Set<string>();

function variable(_own: object, name: string): string | undefined {
  return deleted.has(name) ? undefined : native.environmentVariable(name);
}

function all(own: Record<string, string>): Record<string, string> {
  const list = native.environment();
  const values: Record<string, string> = Object.create(null);
  for (let at = 0; at < list.length; at += 2) values[list[at] ?? ""] = list[at + 1] ?? "";
  for (const name of deleted) delete values[name];
  return Object.assign(values, own);
}

function refuse(what: string): () => never {
  return () => {
    throw new Error(`process.${what} is not available in a task`);
  };
}

function hrtime(previous?: [number, number]): [number, number] {
  const now = native.monotonic();
  const time: [number, number] = [Math.floor(now / 1e9), now % 1e9];
  if (previous === undefined) return time;
  const nanoseconds = time[1] - previous[1];
  const borrowed = nanoseconds < 0 ? 1 : 0;
  return [time[0] - previous[0] - borrowed, nanoseconds + borrowed * 1e9];
}

hrtime.bigint = (): bigint => BigInt(Math.round(native.monotonic()));

function stream(fd: 1 | 2): object {
  return {
    fd,
    isTTY: false,
    writable: true,
    write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
      native.write(fd, typeof chunk === "string" ? chunk : (native.decodeUtf8(chunk, false) ?? ""));
      const callback = rest.at(-1);
      if (typeof callback === "function") queueMicrotask(callback);
      return true;
    },
  };
}

function listen(): unknown {
  return process;
}

/** The global `process`, and what `node:process` exports. */
export const process = {
  env,
  argv: ["capsule"] as string[],
  execArgv: [] as string[],
  title: "capsule",
  pid: 1,
  platform: "wasi",
  arch: "wasm32",
  version: "v20.19.0",
  versions: { node: "20.19.0" },
  release: { name: "capsule" },
  exitCode: undefined as number | undefined,
  stdout: stream(1),
  stderr: stream(2),
  cwd: (): string => "/",
  chdir: refuse("chdir()"),
  exit: refuse("exit()"),
  abort: refuse("abort()"),
  kill: refuse("kill()"),
  uptime: (): number => native.monotonic() / 1e9,
  hrtime,
  memoryUsage: refuse("memoryUsage()"),
  nextTick(callback: unknown, ...args: unknown[]): void {
    validateFunction(callback, "callback");
    nextTick(callback as (...args: unknown[]) => void, ...args);
  },
  emitWarning(warning: unknown): void {
    native.write(2, `Warning: ${warning instanceof Error ? warning.message : String(warning)}\n`);
  },
  on: listen,
  once: listen,
  off: listen,
  addListener: listen,
  removeListener: listen,
  removeAllListeners: listen,
  emit: (): boolean => false,
  listeners: (): unknown[] => [],
  listenerCount: (): number => 0,
};

Object.defineProperty(process, Symbol.toStringTag, { value: "process", configurable: true });
