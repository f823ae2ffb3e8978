/**
 * The name in front of an object's braces: its class, and a tag that says something else.
 * "" for an object of the `expected` class, which needs no name.
 */
export function describeClass(value: object, expected: string): string {
  const name = className(value);
  const tag = ownTag(value);
  const shown = tag !== "" && tag !== name ? ` [${tag}]` : "";
  if (name === undefined) return `[${expected || "Object"}: null prototype]${shown}`;
  return name === expected && shown === "" ? "" : `${name}${shown}`;
}

/** The name of an object's class; undefined where it has none, for want of a prototype. */
export function className(value: object): string | undefined {
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at)) {
    const type: unknown = Object.getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof type === "function" && type.name !== "") return type.name;
  }
  return undefined;
}

function ownTag(value: object): string {
  try {
    const tag: unknown = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
    return typeof tag === "string" ? tag : "";
  } catch {
    return "";
  }
}
