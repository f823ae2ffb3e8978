import type { Known } from "./form-types.ts";
import type { Context } from "./options.ts";
import { formatPrimitive } from "./primitive.ts";

const VALUE_OF: Record<string, (this: never) => unknown> = {
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
};

/** A primitive value that was made an object, such as `new String("x")`; undefined for other objects. */
export function boxedForm(
  context: Context,
  value: object,
  type: string,
  { name, tag }: Known,
  keys: (string | symbol)[],
): string | undefined {
  const unbox = VALUE_OF[type];
  if (unbox === undefined) return undefined;
  const inner = unbox.call(value as never);
  // The characters of a string are properties of it.
  if (typeof inner === "string") keys.splice(0, inner.length);
  let text = `[${type}`;
  if (type !== name) text += name === null ? " (null prototype)" : ` (${name})`;
  const plain: Context = { ...context, stylize: (shown) => shown };
  text += `: ${formatPrimitive(plain, inner)}]`;
  if (tag !== "" && tag !== name) text += ` [${tag}]`;
  return text;
}
