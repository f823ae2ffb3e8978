// The JavaScript side of the platform, as far as every task needs it; the rest is loaded when it is used (load.ts).
// This is evaluated when the runner is built. What it exports are the hooks that `src/vm.rs` calls.

import {
  installGlobals,
  lazyGlobals,
  preload,
  readLazyGlobal,
  writeLazyGlobal,
} from "./globals.ts";
import { adopt, tasks } from "./host.ts";
import { load } from "./load.ts";

export { adopt, lazyGlobals, preload, readLazyGlobal, tasks, writeLazyGlobal };

/** What a task threw, as the error JSON of the world. */
export const describe = (thrown: unknown): string => load("failures").describe(thrown);

/** Why a result is no JSON, as the error JSON of the world. */
export const explainResult = (value: unknown, error: unknown): string =>
  load("failures").explainResult(value, error);

/** Tells of a promise that was rejected while nothing handled it. */
export const reportRejection = (reason: unknown, promise: unknown): void =>
  load("failures").reportRejection(reason, promise);

/** Calls back a timer that is due. */
export const fire = (timer: number): void => load("timers").fire(timer);

/** Runs what `process.nextTick` was given. */
export const runTicks = (): void => load("ticks").runTicks();

installGlobals();
