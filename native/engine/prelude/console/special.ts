import { className, describeClass } from "./class-name.ts";
import { errorText } from "./error-text.ts";
import { functionText } from "./function-text.ts";
import { type Context, format } from "./inspect.ts";
import { quote } from "./quote.ts";

/** How an object that is more than its properties is shown. */
export interface Form {
  /** Stands for the object itself, in front of its own properties if there are any. */
  text?: string;
  /** The name in front of the brackets. */
  prefix?: string;
  brackets?: ["{", "}"] | ["[", "]"];
  /** What stands for it where it is nested too deeply. */
  short?: string;
  /** Whether properties with an index as their name are among the entries. */
  hidesIndices?: boolean;
  entries?: (context: Context, level: number, max: number) => string[];
}

/** The form of an object of a built-in class; undefined for ordinary ones. */
export function specialForm(value: object): Form | undefined {
  if (Array.isArray(value)) return listForm(value, "Array");
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return listForm(value as unknown as ArrayLike<unknown>, "TypedArray");
  }
  if (typeof value === "function") return { text: functionText(value) };
  switch (native.classOf(value)) {
    case "Error":
      return { text: errorText(value as Error) };
    case "Date": {
      const time = Date.prototype.getTime.call(value);
      return { text: Number.isNaN(time) ? "Invalid Date" : new Date(time).toISOString() };
    }
    case "RegExp":
      return { text: RegExp.prototype.toString.call(value) };
    case "Map":
      return mapForm(value as Map<unknown, unknown>);
    case "Set":
      return setForm(value as Set<unknown>);
    case "Promise":
      return promiseForm(value as Promise<unknown>);
  }
  if (value instanceof ArrayBuffer) return bufferForm(value);
  if (value instanceof WeakMap || value instanceof WeakSet) {
    return { prefix: describeClass(value, ""), entries: () => ["<items unknown>"] };
  }
  return boxedForm(value);
}

function listForm(list: ArrayLike<unknown>, kind: "Array" | "TypedArray"): Form {
  const name = className(list as object) ?? `[${kind}: null prototype]`;
  const isPlain = name === "Array";
  const form: Form = {
    prefix: isPlain ? "" : `${name}(${list.length})`,
    brackets: ["[", "]"],
    short: name,
    hidesIndices: true,
  };
  if (list.length > 0)
    form.entries = (context, level, max) => listEntries(context, list, level, max);
  return form;
}

function listEntries(
  context: Context,
  list: ArrayLike<unknown>,
  level: number,
  max: number,
): string[] {
  const output: string[] = [];
  let index = 0;
  context.indentation += 2;
  while (index < list.length && output.length < max) {
    if (index in list) {
      output.push(format(context, list[index++], level));
      continue;
    }
    const start = index;
    while (index < list.length && !(index in list)) index++;
    output.push(`<${index - start} empty item${index - start > 1 ? "s" : ""}>`);
  }
  context.indentation -= 2;
  return withRest(output, list.length - index);
}

function withRest(output: string[], rest: number): string[] {
  if (rest > 0) output.push(`... ${rest} more item${rest > 1 ? "s" : ""}`);
  return output;
}

function mapForm(map: Map<unknown, unknown>): Form {
  const form: Form = {
    prefix: `${describeClass(map, "").replace(" [Map]", "")}(${map.size})`,
    short: "Map",
  };
  if (map.size === 0) return form;
  form.entries = (context, level, max) => {
    const output: string[] = [];
    context.indentation += 2;
    for (const [key, value] of map) {
      if (output.length === max) break;
      output.push(`${format(context, key, level)} => ${format(context, value, level)}`);
    }
    context.indentation -= 2;
    return withRest(output, map.size - output.length);
  };
  return form;
}

function setForm(set: Set<unknown>): Form {
  const form: Form = {
    prefix: `${describeClass(set, "").replace(" [Set]", "")}(${set.size})`,
    short: "Set",
  };
  if (set.size === 0) return form;
  form.entries = (context, level, max) => {
    const output: string[] = [];
    context.indentation += 2;
    for (const value of set) {
      if (output.length === max) break;
      output.push(format(context, value, level));
    }
    context.indentation -= 2;
    return withRest(output, set.size - output.length);
  };
  return form;
}

function promiseForm(promise: Promise<unknown>): Form {
  const entries = (context: Context, level: number): string[] => {
    const [state, value] = native.promiseState(promise);
    if (state === 0) return ["<pending>"];
    const shown = format(context, value, level);
    return [state === 1 ? shown : `<rejected> ${shown}`];
  };
  return { prefix: describeClass(promise, ""), entries };
}

function bufferForm(buffer: ArrayBuffer): Form {
  const entries = (): string[] => {
    const shown = Array.from(new Uint8Array(buffer).subarray(0, 50), (byte) =>
      byte.toString(16).padStart(2, "0"),
    );
    const rest = buffer.byteLength - shown.length;
    const more = rest > 0 ? ` ... ${rest} more byte${rest > 1 ? "s" : ""}` : "";
    return [`[Uint8Contents]: <${shown.join(" ")}${more}>`, `byteLength: ${buffer.byteLength}`];
  };
  return { prefix: "ArrayBuffer", entries };
}

function boxedForm(value: object): Form | undefined {
  if (value instanceof String) {
    return { text: `[String: ${quote(String.prototype.valueOf.call(value))}]`, hidesIndices: true };
  }
  if (value instanceof Number) return { text: `[Number: ${Number.prototype.valueOf.call(value)}]` };
  if (value instanceof Boolean)
    return { text: `[Boolean: ${Boolean.prototype.valueOf.call(value)}]` };
  return undefined;
}
