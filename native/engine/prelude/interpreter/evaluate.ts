import { load } from "../load.ts";

const natives = native.group("snippets");

// Code that nobody has read fails often, and prints what it found: what does both is in the snapshot.
load("failures");
load("inspect");
load("timers");

/**
 * Evaluates global code: `await` works at its top level, and what it declares stays for code that comes later, which may
 * declare it again. The result is the value of its last expression, which is awaited, undefined where there is none.
 *
 * @param name The file's name in stacks.
 * @throws SyntaxError before any of the code has run.
 */
export async function evaluate(code: string, name: string): Promise<unknown> {
  const { value } = await start(code, name);
  return value;
}

/** What looks like an object is one where it can be, as in Node's console, and a block where it can't. */
function start(code: string, name: string): Promise<{ value: unknown }> {
  if (/^\s*\{.*\}\s*$/s.test(code)) {
    try {
      return natives.evaluate(`(${code}\n)`, name);
    } catch {
      // No expression.
    }
  }
  return natives.evaluate(code, name);
}

/**
 * Sets what answers each `import()` of the task from now on: it gives the namespace of a module for its specifier, or
 * throws.
 */
export const setImporter = natives.setImporter;

/** Leaves the bundle whose code calls this out of all stacks from now on. */
export const hideCaller = natives.hideCaller;
