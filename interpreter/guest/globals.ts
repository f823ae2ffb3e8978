import { evaluate } from "capsule:interpreter";
import { require } from "./modules.ts";
import type { GuestRequest } from "./protocol.ts";
import { toolFunction } from "./tools.ts";

const { defineProperty, keys } = Object;

/** Defines a global that a snippet may replace and declare anew. */
function define(name: string, value: unknown, enumerable: boolean): void {
  defineProperty(globalThis, name, { value, writable: true, enumerable, configurable: true });
}

/** What scripts for Node find beside the globals of tasks. */
export function installNodeGlobals(): void {
  const module = { id: ".", path: "/", exports: {}, filename: "/snippet.js", loaded: false };
  Object.assign(require, { main: module });
  define("require", require, false);
  define("module", module, false);
  define("exports", module.exports, false);
  define("__filename", module.filename, false);
  define("__dirname", "/", false);
}

let isUsed = false;

/**
 * Makes room for inputs and tools, where earlier snippets may have declared their names; null where nothing is to be
 * done, and so nothing to be waited for.
 */
export function makeRoom({ inputs, tools }: GuestRequest): Promise<void> | null {
  const names = [...keys(inputs), ...tools];
  const isFirst = !isUsed;
  isUsed = true;
  return isFirst || names.length === 0 ? null : undeclare(names);
}

/** Defines inputs and tools. */
export function defineGlobals({ inputs, tools }: GuestRequest): void {
  for (const name of tools) define(name, toolFunction(name), true);
  for (const name of keys(inputs)) define(name, inputs[name], true);
}

/** `let`, `const` and `class` of earlier snippets would hide them. */
async function undeclare(names: readonly string[]): Promise<void> {
  try {
    await evaluate(`var ${names.join(", ")};`, "inputs.js");
  } catch {
    // A name that is none of a variable, which nothing can hide either.
  }
}
