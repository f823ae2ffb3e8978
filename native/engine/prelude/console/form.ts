import { engineClass } from "../engine-class.ts";
import { arrayForm, typedArrayForm } from "./array-form.ts";
import { boxedForm } from "./boxed-form.ts";
import { prefixOf } from "./class-name.ts";
import { bufferForm, iteratorForm, mapForm, promiseForm, setForm } from "./collection-form.ts";
import { errorText } from "./error-text.ts";
import type { Form, Known } from "./form-types.ts";
import { functionText } from "./function-text.ts";
import { keysOf } from "./keys.ts";
import type { Context } from "./options.ts";

/** The form of an object, by what it really is. */
export function formOf(context: Context, value: object, known: Known): Form {
  return listForm(context, value, known) ?? otherForm(context, value, known);
}

/** Lists and collections, which are known by their iterators. */
function listForm(context: Context, value: object, known: Known): Form | undefined {
  if (!(Symbol.iterator in value) && known.name !== null) return undefined;
  if (Array.isArray(value)) return arrayForm(context, value, known);
  switch (engineClass(value)) {
    case "Set":
      return setForm(context, value as Set<unknown>, known);
    case "Map":
      return mapForm(context, value as Map<unknown, unknown>, known);
    case "Map Iterator":
    case "Set Iterator":
      return iteratorForm(context, value, known, engineClass(value));
  }
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? typedArrayForm(context, value as Uint8Array, known)
    : undefined;
}

function otherForm(context: Context, value: object, known: Known): Form {
  const { name, tag } = known;
  const keys = keysOf(context, value);
  const form = (open: string, rest: Partial<Form> = {}): Form => ({
    base: "",
    open,
    close: "}",
    isList: false,
    keys,
    ...rest,
  });
  const braces = (fallback: string): string => `${prefixOf(name, tag, fallback)}{`;
  if (typeof value === "function") {
    const base = functionText(value, name, tag);
    return form("{", { base, final: context.stylize(base, "special") });
  }
  const type = value instanceof Error ? "Error" : engineClass(value);
  if (name === "Object" && (type === "" || type === "Arguments")) {
    const open = type === "Arguments" ? "[Arguments] {" : tag === "" ? "{" : braces("Object");
    return form(open, { final: `${open}}` });
  }
  switch (type) {
    case "RegExp": {
      const base = withPrefix(RegExp.prototype.toString.call(value), known, "RegExp");
      const text = context.stylize(base, "regexp");
      return form("{", { base, final: text, whenDeep: text });
    }
    case "Date": {
      const time = Date.prototype.getTime.call(value);
      const text = Number.isNaN(time) ? "Invalid Date" : new Date(time).toISOString();
      const base = withPrefix(text, known, "Date");
      return form("{", { base, final: context.stylize(base, "date") });
    }
    case "Error": {
      const base = errorText(context, value as Error, known, keys);
      return form("{", { base, final: base });
    }
    case "Promise":
      return form(braces("Promise"), { entries: promiseForm(value as Promise<unknown>) });
    case "ArrayBuffer":
    case "SharedArrayBuffer":
      return bufferForm(context, value as ArrayBuffer, form(braces(type)), known);
    case "DataView":
      keys.unshift("byteLength", "byteOffset", "buffer");
      return form(braces("DataView"));
    case "WeakSet":
    case "WeakMap":
      return form(braces(type), { entries: () => [context.stylize("<items unknown>", "special")] });
    case "WeakRef": {
      const open = braces("WeakRef");
      return form(open, { final: `${open} <ref> }` });
    }
    case "Module":
      return form(braces("Module"));
  }
  const boxed = boxedForm(context, value, type, known, keys);
  if (boxed !== undefined) {
    return form("{", { base: boxed, final: context.stylize(boxed, styleOf(type)) });
  }
  const open = braces("Object");
  return form(open, { final: `${open}}` });
}

function styleOf(type: string): "string" | "number" | "boolean" | "bigint" | "symbol" {
  return type.toLowerCase() as "string";
}

function withPrefix(text: string, { name, tag }: Known, expected: string): string {
  const prefix = prefixOf(name, tag, expected);
  return prefix === `${expected} ` ? text : `${prefix}${text}`;
}
