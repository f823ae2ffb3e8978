import { tag } from "../tag.ts";

/** Numbers by the names of members. */
type Lengths<T> = { [Member in Exclude<keyof T, "toString">]?: number } & {
  constructor?: unknown;
};

/**
 * Gives a class what the Web's interfaces have beside their members: a name, a tag, and members that are enumerable.
 *
 * @param lengths How many arguments the members require, where the class doesn't say so; "constructor" is the class.
 */
export function webInterface<T extends object>(
  type: { prototype: T },
  name: string,
  lengths: Lengths<T> = {},
): void {
  exposeMembers(type.prototype);
  exposeMembers(type);
  tag(type, name);
  for (const [member, value] of Object.entries(lengths)) {
    const method = (type.prototype as Record<string, unknown>)[member];
    Object.defineProperty(method, "length", { value, configurable: true });
  }
}

/** What a function has by itself, and a prototype. */
const OWN = ["constructor", "length", "name", "prototype"];

/** Makes methods and accessors enumerable. */
function exposeMembers(target: object): void {
  for (const key of Object.getOwnPropertyNames(target)) {
    const isOwn = typeof target === "function" ? OWN.includes(key) : key === "constructor";
    if (!isOwn) Object.defineProperty(target, key, { enumerable: true });
  }
}
