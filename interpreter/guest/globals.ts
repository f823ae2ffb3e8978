import { evaluate } from "capsule:interpreter";
import { require } from "./modules.ts";
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

/** Defines inputs and tools, in the place of whatever earlier snippets declared by their names. */
export async function defineGlobals(
  inputs: Readonly<Record<string, unknown>>,
  tools: readonly string[],
): Promise<void> {
  const names = [...keys(inputs), ...tools];
  if (isUsed && names.length > 0) await undeclare(names);
  isUsed = true;
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
