import { prefixOf } from "./class-name.ts";
import type { Form, Known } from "./form-types.ts";
import { keysBesideIndices } from "./keys.ts";
import type { Context } from "./options.ts";
import { formatBigInt, formatNumber } from "./primitive.ts";
import { formatProperty } from "./property.ts";

export function arrayForm(context: Context, list: unknown[], { name, tag }: Known): Form {
  const isPlain = name === "Array" && tag === "";
  const prefix = isPlain ? "" : prefixOf(name, tag, "Array", `(${list.length})`);
  const form: Form = {
    base: "",
    open: `${prefix}[`,
    close: "]",
    isList: true,
    keys: keysBesideIndices(context, list),
    entries: (ctx, level) => elements(ctx, list, level),
  };
  if (list.length === 0) form.final = `${prefix}[]`;
  return form;
}

function elements(context: Context, list: unknown[], level: number): string[] {
  const most = Math.max(0, context.maxArrayLength);
  const output: string[] = [];
  let index = 0;
  while (index < list.length && output.length < most) {
    if (Object.hasOwn(list, index)) {
      output.push(formatProperty(context, list, `${index++}`, level, "element"));
      continue;
    }
    const start = index;
    index = nextIndex(list, start);
    const count = index - start;
    output.push(context.stylize(`<${count} empty item${count > 1 ? "s" : ""}>`, "undefined"));
  }
  return withRest(output, list.length - index);
}

/** The next index that an array with holes has; its length if there is none. */
function nextIndex(list: unknown[], from: number): number {
  // A few steps are cheaper than a list of all keys.
  for (let index = from; index < from + 64; index++) {
    if (index >= list.length || Object.hasOwn(list, index)) return index;
  }
  const next = Object.keys(list).find((key) => Number(key) > from);
  return next === undefined ? list.length : Math.min(Number(next), list.length);
}

/** Says how many entries aren't shown. */
export function withRest(output: string[], rest: number): string[] {
  if (rest > 0) output.push(`... ${rest} more item${rest > 1 ? "s" : ""}`);
  return output;
}

export function typedArrayForm(context: Context, list: Uint8Array, known: Known): Form {
  const { name, tag } = known;
  const type = Object.getPrototypeOf(Uint8Array.prototype);
  const own = Object.getOwnPropertyDescriptor(type, Symbol.toStringTag)?.get?.call(list) as string;
  const prefix = prefixOf(name, tag, own, `(${list.length})`);
  const form: Form = {
    base: "",
    open: `${prefix}[`,
    close: "]",
    isList: true,
    keys: keysBesideIndices(context, list),
    entries: (ctx, level) => [...numbers(ctx, list), ...hidden(ctx, list, level)],
  };
  if (list.length === 0 && !context.showHidden) form.final = `${prefix}[]`;
  return form;
}

function numbers(context: Context, list: ArrayLike<number | bigint>): string[] {
  const count = Math.min(Math.max(0, context.maxArrayLength), list.length);
  const { stylize, numericSeparator } = context;
  const output: string[] = [];
  for (let index = 0; index < count; index++) {
    const item = list[index] as number | bigint;
    output.push(
      typeof item === "number"
        ? formatNumber(stylize, item, numericSeparator)
        : formatBigInt(stylize, item, numericSeparator),
    );
  }
  return withRest(output, list.length - count);
}

const HIDDEN = ["BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"] as const;

function hidden(context: Context, list: Uint8Array, level: number): string[] {
  if (!context.showHidden) return [];
  context.indentation += 2;
  const output = HIDDEN.map(
    (key) => `[${key}]: ${context.format(context, list[key], level, true)}`,
  );
  context.indentation -= 2;
  return output;
}
