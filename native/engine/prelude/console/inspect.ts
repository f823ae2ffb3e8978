import { engineClass } from "../engine-class.ts";
import { className, prefixOf, tagOf } from "./class-name.ts";
import { formOf } from "./form.ts";
import type { Form } from "./form-types.ts";
import { addInherited } from "./inherited.ts";
import { layOut } from "./layout.ts";
import { type Context, contextOf, type InspectOptions, userOptions } from "./options.ts";
import { formatPrimitive } from "./primitive.ts";
import { formatProperty } from "./property.ts";

/** What an object has to say how it is shown. */
export const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

/** After so much text, objects are shown as their names only. */
const MAX_WRITTEN = 2 ** 27;

/** A value as Node's `console.log` shows it; strings are quoted. */
export function inspect(
  value: unknown,
  options?: InspectOptions | boolean,
  depth?: number | null,
  colors?: boolean,
): string {
  const legacy: InspectOptions = {};
  if (depth !== undefined) legacy.depth = depth;
  if (colors !== undefined) legacy.colors = colors;
  const all =
    typeof options === "boolean" ? { showHidden: options, ...legacy } : { ...legacy, ...options };
  return format(contextOf(all, format), value, 0);
}

function format(context: Context, value: unknown, level: number, isInView = false): string {
  if ((typeof value !== "object" || value === null) && typeof value !== "function") {
    return formatPrimitive(context, value);
  }
  return formatObject(context, value, level, isInView);
}

function formatObject(context: Context, value: object, level: number, isInView: boolean): string {
  let inner = value;
  if (engineClass(value) === "Proxy") {
    const [target, handler] = native.proxyParts(value);
    if (target === null) return context.stylize("<Revoked Proxy>", "special");
    if (context.showProxy) return formatProxy(context, [target, handler], level);
    inner = target as object;
    while (engineClass(inner) === "Proxy") inner = native.proxyParts(inner)[0] as object;
  }
  if (context.customInspect) {
    const shown = customForm(context, value, inner, level);
    if (shown !== undefined) return shown;
  }
  if (context.parents.includes(inner)) {
    const number = context.circular.get(inner) ?? context.circular.size + 1;
    context.circular.set(inner, number);
    return context.stylize(`[Circular *${number}]`, "special");
  }
  return formatNew(context, inner, level, isInView);
}

function customForm(
  context: Context,
  value: object,
  inner: object,
  level: number,
): string | undefined {
  const custom = (inner as { [CUSTOM]?: unknown })[CUSTOM];
  if (typeof custom !== "function" || custom === inspect) return undefined;
  // A prototype isn't an instance of its class.
  const { constructor: type } = inner as { constructor?: { prototype?: unknown } };
  if (type?.prototype === inner) return undefined;
  const depth = context.depth - level;
  const shown: unknown = custom.call(
    value,
    Number.isFinite(depth) ? depth : null,
    userOptions(context, depth),
    inspect,
  );
  if (shown === value) return undefined;
  if (typeof shown !== "string") return format(context, shown, level);
  return shown.replaceAll("\n", `\n${" ".repeat(context.indentation)}`);
}

function formatProxy(context: Context, parts: [unknown, unknown], level: number): string {
  if (level > context.depth) return context.stylize("Proxy [Array]", "special");
  context.indentation += 2;
  const output = parts.map((part) => format(context, part, level + 1));
  context.indentation -= 2;
  return layOut(context, output, {
    base: "",
    open: "Proxy [",
    close: "]",
    level: level + 1,
    isList: true,
    value: undefined,
  });
}

function formatNew(context: Context, value: object, level: number, isInView: boolean): string {
  const name = className(context, value, level);
  const tag = tagOf(context, value);
  const inherited: string[] = [];
  if (context.showHidden && level <= context.depth) addInherited(context, value, level, inherited);
  const form = formOf(context, value, { name, tag, isInView });
  const { keys } = form;
  const isFinal = keys.length === 0 && inherited.length === 0;
  if (isFinal && form.final !== undefined) return form.final;
  if (level > context.depth) {
    if (form.whenDeep !== undefined) return form.whenDeep;
    const shown = prefixOf(name, tag, Array.isArray(value) ? "Array" : "Object").slice(0, -1);
    return context.stylize(`[${shown}]`, "special");
  }

  context.parents.push(value);
  context.currentDepth = level + 1;
  let output: string[];
  try {
    output = form.entries?.(context, level + 1) ?? [];
    for (const key of keys) {
      output.push(formatProperty(context, value, key, level + 1, form.isList ? "extra" : "own"));
    }
    output.push(...inherited);
  } finally {
    context.parents.pop();
  }
  return arrange(context, value, output, form, level + 1);
}

function arrange(
  context: Context,
  value: object,
  output: string[],
  form: Form,
  level: number,
): string {
  let { base, open } = form;
  const number = context.circular.get(value);
  if (number !== undefined) {
    const reference = context.stylize(`<ref *${number}>`, "special");
    if (context.compact === true) open = `${reference} ${open}`;
    else base = base === "" ? reference : `${reference} ${base}`;
  }
  if (context.sorted) sort(context, output, form);
  const { close, isList } = form;
  const text = layOut(context, output, { base, open, close, level, isList, value });
  const written = (context.written[context.indentation] ?? 0) + text.length;
  context.written[context.indentation] = written;
  if (written > MAX_WRITTEN) context.depth = -1;
  return text;
}

/** The order of a list's entries stays. */
function sort(context: Context, output: string[], form: Form): void {
  const compare = context.sorted === true ? undefined : (context.sorted as never);
  if (!form.isList) output.sort(compare);
  else if (form.keys.length > 1) {
    const sorted = output.slice(-form.keys.length).sort(compare);
    output.splice(-form.keys.length, form.keys.length, ...sorted);
  }
}
