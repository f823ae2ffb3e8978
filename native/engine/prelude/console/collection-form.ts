import { withRest } from "./array-form.ts";
import { prefixOf } from "./class-name.ts";
import type { Form, Known } from "./form-types.ts";
import { keysOf } from "./keys.ts";
import type { Context } from "./options.ts";
import { formatNumber } from "./primitive.ts";

// A collection may lie about its size and its items; the engine's own methods don't.
const sizeOfSet = Object.getOwnPropertyDescriptor(Set.prototype, "size")?.get as () => number;
const sizeOfMap = Object.getOwnPropertyDescriptor(Map.prototype, "size")?.get as () => number;

export function setForm(context: Context, set: Set<unknown>, { name, tag }: Known): Form {
  const size = sizeOfSet.call(set);
  return collectionForm(context, set, prefixOf(name, tag, "Set", `(${size})`), size, (ctx, level) =>
    items(ctx, Set.prototype.values.call(set), size, (item) => ctx.format(ctx, item, level)),
  );
}

export function mapForm(context: Context, map: Map<unknown, unknown>, { name, tag }: Known): Form {
  const size = sizeOfMap.call(map);
  return collectionForm(context, map, prefixOf(name, tag, "Map", `(${size})`), size, (ctx, level) =>
    items(
      ctx,
      Map.prototype.entries.call(map),
      size,
      ([key, value]) => `${ctx.format(ctx, key, level)} => ${ctx.format(ctx, value, level)}`,
    ),
  );
}

function collectionForm(
  context: Context,
  value: object,
  prefix: string,
  size: number,
  entries: NonNullable<Form["entries"]>,
): Form {
  const form: Form = {
    base: "",
    open: `${prefix}{`,
    close: "}",
    isList: false,
    keys: keysOf(context, value),
    entries,
  };
  if (size === 0) form.final = `${prefix}{}`;
  return form;
}

function items<T>(
  context: Context,
  all: Iterable<T>,
  size: number,
  show: (item: T) => string,
): string[] {
  const most = Math.min(Math.max(0, context.maxArrayLength), size);
  const output: string[] = [];
  context.indentation += 2;
  for (const item of all) {
    if (output.length >= most) break;
    output.push(show(item));
  }
  context.indentation -= 2;
  return withRest(output, size - output.length);
}

/** The engine doesn't tell what an iterator will give, and asking it would change it. */
export function iteratorForm(context: Context, value: object, { tag }: Known, kind: string): Form {
  const shown = tag === kind || tag === "" ? kind : `${tag}] [${kind}`;
  return {
    base: "",
    open: `[${shown}] {`,
    close: "}",
    isList: false,
    keys: keysOf(context, value),
    entries: (ctx) => [ctx.stylize("<items unknown>", "special")],
  };
}

export function promiseForm(promise: Promise<unknown>): NonNullable<Form["entries"]> {
  return (context, level) => {
    const [state, value] = native.promiseState(promise);
    if (state === 0) return [context.stylize("<pending>", "special")];
    context.indentation += 2;
    const shown = context.format(context, value, level);
    context.indentation -= 2;
    return [state === 1 ? shown : `${context.stylize("<rejected>", "special")} ${shown}`];
  };
}

export function bufferForm(context: Context, buffer: ArrayBuffer, form: Form, known: Known): Form {
  if (known.isInView) {
    const size = formatNumber(context.stylize, buffer.byteLength, false);
    return {
      ...form,
      keys: ["byteLength", ...form.keys],
      ...(form.keys.length === 0 ? { keys: [], final: `${form.open} byteLength: ${size} }` } : {}),
    };
  }
  return {
    ...form,
    keys: ["byteLength", ...form.keys],
    entries: (ctx) => [contents(ctx, buffer)],
  };
}

function contents(context: Context, buffer: ArrayBuffer): string {
  if (buffer.detached) return context.stylize("(detached)", "special");
  const bytes = new Uint8Array(buffer);
  const shown = bytes.subarray(0, Math.max(0, Math.min(context.maxArrayLength, bytes.length)));
  const hex = Array.from(shown, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const rest = bytes.length - shown.length;
  const more = rest > 0 ? ` ... ${rest} more byte${rest > 1 ? "s" : ""}` : "";
  return `${context.stylize("[Uint8Contents]", "special")}: <${hex}${more}>`;
}
