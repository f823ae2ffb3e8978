import { describeClass } from "./class-name.ts";
import { layOut } from "./layout.ts";
import { quote } from "./quote.ts";
import { specialForm } from "./special.ts";

/** Settings of a formatting, and what it has come by. */
export interface Context {
  /** Objects nested deeper are shortened. */
  depth: number;
  /** Columns that the lines of what is formatted now are indented by. */
  indentation: number;
  /** Depth of the object that was formatted last. */
  currentDepth: number;
  /** The objects around what is formatted now. */
  parents: unknown[];
  /** Objects that contain themselves, with the numbers they are referred to by. */
  circular: Map<unknown, number>;
}

export interface InspectOptions {
  /** Default: 2, as in Node. */
  depth?: number | null;
  breakLength?: number;
  compact?: unknown;
}

/** Entries of a collection that are shown. */
const MAX_ENTRIES = 100;
const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

/** A value as Node's `console.log` shows it; strings are quoted. */
export function inspect(value: unknown, options: InspectOptions = {}): string {
  const depth = options.depth === null ? Number.POSITIVE_INFINITY : (options.depth ?? 2);
  const context: Context = {
    depth,
    indentation: 0,
    currentDepth: 0,
    parents: [],
    circular: new Map(),
  };
  return format(context, value, 0);
}

/** Formats a value that is `level` objects deep. */
export function format(context: Context, value: unknown, level: number): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      return Object.is(value, -0) ? "-0" : `${value}`;
    case "bigint":
      return `${value}n`;
    case "symbol":
    case "undefined":
    case "boolean":
      return String(value);
  }
  if (value === null) return "null";
  return formatObject(context, value as object, level);
}

function formatObject(context: Context, value: object, level: number): string {
  if (native.classOf(value) === "Proxy") return format(context, native.proxyTarget(value), level);
  const custom = (value as { [CUSTOM]?: unknown })[CUSTOM];
  if (typeof custom === "function") {
    const shown: unknown = custom.call(
      value,
      context.depth - level,
      { depth: context.depth },
      inspect,
    );
    if (shown !== value) return typeof shown === "string" ? shown : format(context, shown, level);
  }
  if (context.parents.includes(value)) {
    const number = context.circular.get(value) ?? context.circular.size + 1;
    context.circular.set(value, number);
    return `[Circular *${number}]`;
  }
  return formatNew(context, value, level);
}

function formatNew(context: Context, value: object, level: number): string {
  const special = specialForm(value);
  const keys = visibleKeys(value, special?.hidesIndices ?? false);
  const isFinal = keys.length === 0 && special?.entries === undefined;
  if (isFinal && special?.text !== undefined) return indent(context, special.text);
  const [open, close] = special?.brackets ?? ["{", "}"];
  const prefix = special?.prefix ?? describeClass(value, "Object");
  const start = prefix === "" ? open : `${prefix} ${open}`;
  if (isFinal) return `${start}${close}`;
  if (level > context.depth) return `[${special?.short ?? (describeClass(value, "") || "Object")}]`;

  context.parents.push(value);
  context.currentDepth = level;
  let output: string[];
  try {
    output = special?.entries?.(context, level + 1, MAX_ENTRIES) ?? [];
    for (const key of keys) output.push(formatProperty(context, value, key, level + 1));
  } finally {
    context.parents.pop();
  }
  const reference = context.circular.get(value);
  const lead = reference === undefined ? "" : `<ref *${reference}> `;
  const base = indent(context, special?.text);
  return layOut(context, output, {
    base: base === undefined ? "" : `${lead}${base}`,
    open: base === undefined ? `${lead}${start}` : "{",
    close,
    level,
    isList: open === "[",
  });
}

/** The stack of an error inside an object stands as far to the right as the object's properties. */
function indent<T extends string | undefined>(context: Context, text: T): T {
  return text?.replaceAll("\n", `\n${" ".repeat(context.indentation)}`) as T;
}

function visibleKeys(value: object, hidesIndices: boolean): (string | symbol)[] {
  const names = Object.keys(value).filter((name) => !hidesIndices || !/^(0|[1-9]\d*)$/.test(name));
  const symbols = Object.getOwnPropertySymbols(value).filter((symbol) =>
    Object.prototype.propertyIsEnumerable.call(value, symbol),
  );
  const keys = [...names, ...symbols];
  // The cause of an error is not enumerable, but worth seeing.
  if (value instanceof Error && Object.hasOwn(value, "cause") && !keys.includes("cause")) {
    keys.push("cause");
  }
  return keys;
}

function formatProperty(
  context: Context,
  owner: object,
  key: string | symbol,
  level: number,
): string {
  const property = Object.getOwnPropertyDescriptor(owner, key);
  let shown: string;
  if (property === undefined || "value" in property) {
    context.indentation += 2;
    shown = format(context, property?.value, level);
    context.indentation -= 2;
  } else if (property.get !== undefined) {
    shown = property.set === undefined ? "[Getter]" : "[Getter/Setter]";
  } else {
    shown = "[Setter]";
  }
  return `${propertyName(key, property?.enumerable !== false)}: ${shown}`;
}

function propertyName(key: string | symbol, isEnumerable: boolean): string {
  if (typeof key === "symbol") return `[${String(key)}]`;
  if (!isEnumerable) return `[${key}]`;
  return /^[a-zA-Z_][\w]*$/.test(key) ? key : quote(key);
}
