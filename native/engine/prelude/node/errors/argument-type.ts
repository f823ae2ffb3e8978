import { describeReceived } from "./received.ts";

/** Words that stand for what `typeof` says. */
const TYPES = new Set([
  "string",
  "function",
  "number",
  "object",
  "Function",
  "Object",
  "boolean",
  "bigint",
  "symbol",
]);

/** The message of `ERR_INVALID_ARG_TYPE`. `expected`: types, names of classes, or other words. */
export function argumentTypeMessage(
  name: string,
  expected: string | readonly string[],
  actual: unknown,
): string {
  const all = typeof expected === "string" ? [expected] : expected;
  const kind = name.includes(".") ? "property" : "argument";
  const subject = name.endsWith(" argument") ? name : `"${name}" ${kind}`;
  return `The ${subject} must be ${alternatives(all)}.${describeReceived(actual)}`;
}

function alternatives(expected: readonly string[]): string {
  const types: string[] = [];
  const instances: string[] = [];
  const other: string[] = [];
  for (const value of expected) {
    if (TYPES.has(value)) types.push(value.toLowerCase());
    else if (/^([A-Z][a-z0-9]*)+$/.test(value)) instances.push(value);
    else other.push(value);
  }
  const object = types.indexOf("object");
  if (instances.length > 0 && object !== -1) {
    types.splice(object, 1);
    instances.push("Object");
  }
  const parts: string[] = [];
  if (types.length > 0)
    parts.push(`${types.length > 1 ? "one of type" : "of type"} ${list(types)}`);
  if (instances.length > 0) parts.push(`an instance of ${list(instances)}`);
  if (other.length > 1) parts.push(`one of ${list(other)}`);
  else if (other[0] !== undefined) {
    parts.push(`${other[0].toLowerCase() === other[0] ? "" : "an "}${other[0]}`);
  }
  return parts.join(" or ");
}

/** "a", "a or b", "a, b, or c". */
export function list(items: readonly string[], word = "or"): string {
  if (items.length < 3) return items.join(` ${word} `);
  return `${items.slice(0, -1).join(", ")}, ${word} ${items.at(-1)}`;
}
