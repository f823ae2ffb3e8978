import { unavailable } from "../errors/unavailable.ts";
import { load } from "../load.ts";
import { nextTick } from "../node/next-tick.ts";
import { validateFunction } from "../node/validators.ts";
import { becomeLater } from "./become.ts";
import { env } from "./env.ts";
import { FURTHER } from "./further-names.ts";
import { hrtime } from "./hrtime.ts";
import { stderr, stdin, stdout } from "./standard-streams.ts";
import { emitWarning } from "./warnings.ts";

/** The version of Node whose modules the platform's are like. */
const VERSION = "20.20.2";

/** The global `process`, and what `node:process` exports; with what `further.ts` adds when it is asked for. */
export const process = {
  version: `v${VERSION}`,
  versions: { node: VERSION },
  arch: "wasm32",
  platform: "linux",
  release: { name: "node" },
  title: "capsule",
  argv: ["capsule"],
  argv0: "capsule",
  execArgv: [] as string[],
  execPath: "capsule",
  env,
  pid: 1,
  ppid: 0,
  sourceMapsEnabled: true,
  stdin,
  stdout,
  stderr,
  cwd: (): string => "/",
  uptime: (): number => native.monotonic() / 1e9,
  hrtime,
  nextTick(callback: unknown, ...args: unknown[]): void {
    validateFunction(callback, "callback");
    nextTick(callback as (...args: unknown[]) => void, ...args);
  },
  emitWarning,
  get exitCode(): number | undefined {
    return undefined;
  },
  set exitCode(code: unknown) {
    if (code === undefined || code === null) return;
    throw unavailable("process.exitCode", "A task that fails throws an error.");
  },
};

Object.defineProperty(process, Symbol.toStringTag, { value: "process", configurable: true });
becomeLater(
  process,
  (key) => typeof key === "string" && FURTHER.includes(` ${key} `),
  () => load("process-further").become(process),
);
