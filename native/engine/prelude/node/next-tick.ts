import { type Context, callIn, currentContext } from "./async-hooks/context.ts";

interface Tick {
  callback(...args: unknown[]): void;
  args: unknown[];
  context: Context;
}

let ticks: Tick[] = [];

/** `process.nextTick` without the checks: calls back before the reactions of promises that are due. */
export function nextTick<Args extends unknown[]>(
  callback: (...args: Args) => void,
  ...args: Args
): void {
  if (ticks.length === 0) native.requestTicks();
  ticks.push({ callback: callback as Tick["callback"], args, context: currentContext() });
}

/** Called by the event loop before it runs microtasks. What is thrown ends the call, as in Node the process. */
export function runTicks(): void {
  for (let due = ticks; due.length > 0; due = ticks) {
    ticks = [];
    for (const { callback, args, context } of due) callIn(context, () => callback(...args));
  }
}
