import type { Context } from "./options.ts";
import { formatProperty } from "./property.ts";

/** How far up the chain of prototypes properties are shown. */
const MAX_PROTOTYPES = 3;

/** Adds the properties that an object has from classes that aren't built in, without methods. */
export function addInherited(
  context: Context,
  main: object,
  level: number,
  output: string[],
): void {
  const seen = new Set<PropertyKey>(["constructor"]);
  let at: object | null = Object.getPrototypeOf(main);
  for (let depth = 0; at !== null && depth < MAX_PROTOTYPES; depth++) {
    const type: unknown = Object.getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof type === "function" && isBuiltIn(type)) return;
    context.parents.push(main);
    const keys = Reflect.ownKeys(at);
    for (const key of keys) {
      const property = Object.getOwnPropertyDescriptor(at, key) as PropertyDescriptor;
      if (seen.has(key) || Object.hasOwn(main, key) || typeof property.value === "function") {
        continue;
      }
      const shown = formatProperty(context, at, key, level, "own", main);
      output.push(context.colors ? `\u001b[2m${shown}\u001b[22m` : shown);
    }
    context.parents.pop();
    for (const key of keys) seen.add(key);
    at = Object.getPrototypeOf(at);
  }
}

/** Whether a class is one of the language's own. */
export function isBuiltIn(type: { name?: unknown }): boolean {
  const { name } = type;
  return (
    typeof name === "string" &&
    /^[A-Z]/.test(name) &&
    Object.getOwnPropertyDescriptor(globalThis, name)?.value === type
  );
}
