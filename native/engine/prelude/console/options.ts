import { colors, type Style, styles } from "./colors.ts";

/** Colours a piece of the output; or leaves it as it is. */
export type Stylize = (text: string, style: Style) => string;

/** Options of `util.inspect`. */
export interface InspectOptions {
  showHidden?: boolean;
  /** Objects nested deeper are shortened. Default: 2; null for no limit. */
  depth?: number | null;
  colors?: boolean;
  customInspect?: boolean;
  showProxy?: boolean;
  maxArrayLength?: number | null;
  maxStringLength?: number | null;
  breakLength?: number;
  /** Levels of nesting that may share a line. */
  compact?: boolean | number;
  sorted?: boolean | ((left: string, right: string) => number);
  getters?: boolean | "get" | "set";
  numericSeparator?: boolean;
  stylize?: Stylize;
}

/** The options where none are given: `util.inspect.defaultOptions`. */
export const defaults = {
  showHidden: false,
  depth: 2 as number | null,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100 as number | null,
  maxStringLength: 10000 as number | null,
  breakLength: 80,
  compact: 3 as boolean | number,
  sorted: false as boolean | ((left: string, right: string) => number),
  getters: false as boolean | "get" | "set",
  numericSeparator: false,
};

/** Options of an inspection, and what it has come by. */
export interface Context {
  showHidden: boolean;
  depth: number;
  colors: boolean;
  customInspect: boolean;
  showProxy: boolean;
  maxArrayLength: number;
  maxStringLength: number;
  breakLength: number;
  compact: boolean | number;
  sorted: boolean | ((left: string, right: string) => number);
  getters: boolean | "get" | "set";
  numericSeparator: boolean;
  stylize: Stylize;
  /** Formats a value that is `level` objects deep. `isInView`: the buffer of a typed array that was shown. */
  format(context: Context, value: unknown, level: number, isInView?: boolean): string;
  /** Options that aren't Node's: for custom inspections. */
  userOptions: object | undefined;
  /** Columns that the lines of what is formatted now are indented by. */
  indentation: number;
  /** Depth of the object that was formatted last. */
  currentDepth: number;
  /** The objects around what is formatted now. */
  parents: unknown[];
  /** Objects that contain themselves, with the numbers they are referred to by. */
  circular: Map<unknown, number>;
  /** How much was written at each indentation. */
  written: number[];
}

/** The context of an inspection with these options. */
export function contextOf(given: InspectOptions, format: Context["format"]): Context {
  const known: InspectOptions = { ...defaults };
  let userOptions: object | undefined;
  for (const key of Object.keys(given) as (keyof InspectOptions)[]) {
    if (Object.hasOwn(defaults, key) || key === "stylize") {
      Object.assign(known, { [key]: given[key] });
    } else userOptions ??= given;
  }
  return {
    ...(known as typeof defaults),
    depth: known.depth ?? Number.POSITIVE_INFINITY,
    maxArrayLength: known.maxArrayLength ?? Number.POSITIVE_INFINITY,
    maxStringLength: known.maxStringLength ?? Number.POSITIVE_INFINITY,
    stylize: known.colors ? inColor : (known.stylize ?? plain),
    format,
    userOptions,
    indentation: 0,
    currentDepth: 0,
    parents: [],
    circular: new Map(),
    written: [],
  };
}

/** The options as a custom inspection gets them. */
export function userOptions(context: Context, depth: number): InspectOptions {
  const options: Record<string, unknown> = { stylize: context.stylize };
  for (const key of Object.keys(defaults)) options[key] = context[key as keyof Context];
  options.depth = Number.isFinite(depth) ? depth : null;
  return { ...options, ...context.userOptions };
}

const plain: Stylize = (text) => text;

const inColor: Stylize = (text, style) => {
  const color = styles[style];
  const codes = color === undefined ? undefined : colors[color];
  return codes === undefined ? text : `\u001b[${codes[0]}m${text}\u001b[${codes[1]}m`;
};
