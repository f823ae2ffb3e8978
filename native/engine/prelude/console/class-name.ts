import { type Context, contextOf } from "./options.ts";

/**
 * The name of an object's class; null where it has no prototype. A class that isn't the object's own is in angle
 * brackets.
 */
export function className(context: Context, value: object, level: number): string | null {
  let first: object | null | undefined;
  for (let at: object | null = value; at !== null; ) {
    const type: unknown = Object.getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof type === "function" && type.name !== "" && isInstance(value, type)) {
      return String(type.name);
    }
    at = Object.getPrototypeOf(at);
    if (first === undefined) first = at;
  }
  if (first === null || first === undefined) return null;
  const builtIn = Object.prototype.toString.call(value).slice(8, -1);
  if (level > context.depth) return `${builtIn} <Complex prototype>`;
  const parent = className(context, first, level + 1);
  if (parent !== null) return `${builtIn} <${parent}>`;
  const options = { ...context, customInspect: false, depth: -1 };
  const shown = context.format(contextOf(options, context.format), first, 0);
  return `${builtIn} <${shown}>`;
}

function isInstance(value: object, type: object): boolean {
  try {
    return value instanceof (type as () => void);
  } catch {
    return false;
  }
}

/** A tag that says something else than the class; "" where there is none, or it is an ordinary property. */
export function tagOf(context: Context, value: object): string {
  const tag: unknown = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  if (typeof tag !== "string" || tag === "") return "";
  const isShown = context.showHidden
    ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  return isShown ? "" : tag;
}

/** What stands in front of an object's braces, with a space behind it. */
export function prefixOf(name: string | null, tag: string, fallback: string, size = ""): string {
  if (name === null) {
    const shown = tag !== "" && fallback !== tag ? `[${tag}] ` : "";
    return `[${fallback}${size}: null prototype] ${shown}`;
  }
  return tag !== "" && name !== tag ? `${name}${size} [${tag}] ` : `${name}${size} `;
}
