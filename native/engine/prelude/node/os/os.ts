import { refuse } from "../../errors/unavailable.ts";
import { constants } from "./constants.ts";

const MACHINE = "A task sees nothing of the machine; pass what it needs as an argument.";

const refused = (name: string): (() => never) => refuse(`os.${name}()`, MACHINE);

/** A function whose result also stands for it, as Node has it. */
function answers<T extends string | number>(fn: () => T): () => T {
  return Object.defineProperty(fn, Symbol.toPrimitive, { value: fn, configurable: true });
}

/** Read at each call: a snapshot knows nothing of the environment. */
function environment(...names: string[]): string | undefined {
  for (const name of names) {
    const value = native.environmentVariable(name);
    if (value) return value;
  }
  return undefined;
}

/** As Node has it: without the slash at its end, but for the root. */
function tmpdir(): string {
  const path = environment("TMPDIR", "TMP", "TEMP") ?? "/tmp";
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/**
 * The module `node:os`. The system that a task sees is the sandbox: its answers are the same on every machine. Files
 * behave and are numbered as on Linux; there is one thread, and no network but `fetch`.
 */
export const os = {
  arch: answers(() => "wasm32"),
  availableParallelism: answers(() => 1),
  cpus: () => [
    { model: "unknown", speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } },
  ],
  endianness: answers(() => "LE"),
  freemem: refused("freemem"),
  getPriority: refused("getPriority"),
  homedir: answers(() => environment("HOME") ?? "/"),
  hostname: answers(() => "localhost"),
  loadavg: refused("loadavg"),
  networkInterfaces: (): Record<string, never> => ({}),
  platform: answers(() => "linux"),
  release: answers(() => "0.0.0"),
  setPriority: refused("setPriority"),
  tmpdir: answers(tmpdir),
  totalmem: refused("totalmem"),
  type: answers(() => "Linux"),
  userInfo: refused("userInfo"),
  uptime: refused("uptime"),
  version: answers(() => "Capsule"),
  machine: answers(() => "wasm32"),
  constants,
  EOL: "\n",
  devNull: "/dev/null",
};
for (const [name, value] of Object.entries(os)) {
  if (typeof value === "function") Object.defineProperty(value, "name", { value: name });
}
for (const name of ["constants", "EOL", "devNull"]) {
  Object.defineProperty(os, name, { writable: false, configurable: name !== "constants" });
}
