/** The codes that switch a colour or a style on and off: `util.inspect.colors`. */
export const colors: Record<string, [number, number]> = Object.create(null);

/** What is shown in which colour: `util.inspect.styles`. */
export const styles = Object.assign(Object.create(null) as Record<string, string>, {
  special: "cyan",
  number: "yellow",
  bigint: "yellow",
  boolean: "yellow",
  undefined: "grey",
  null: "bold",
  string: "green",
  symbol: "green",
  date: "magenta",
  regexp: "red",
  module: "underline",
});

/** A kind of thing that may have a colour. */
export type Style = keyof typeof styles | "name";

const FOREGROUND = 39;
const BACKGROUND = 49;

Object.assign(colors, {
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
});

const NAMES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
for (const [index, name] of NAMES.entries()) colors[name] = [30 + index, FOREGROUND];
for (const [index, name] of NAMES.entries()) {
  colors[`bg${name.charAt(0).toUpperCase()}${name.slice(1)}`] = [40 + index, BACKGROUND];
}
Object.assign(colors, {
  framed: [51, 54],
  overlined: [53, 55],
  gray: [90, FOREGROUND],
});
for (const [index, name] of NAMES.entries()) {
  if (index > 0) colors[`${name}Bright`] = [90 + index, FOREGROUND];
}
colors.bgGray = [100, BACKGROUND];
for (const [index, name] of NAMES.entries()) {
  if (index > 0) {
    colors[`bg${name.charAt(0).toUpperCase()}${name.slice(1)}Bright`] = [100 + index, BACKGROUND];
  }
}

const ALIASES = {
  grey: "gray",
  blackBright: "gray",
  bgGrey: "bgGray",
  bgBlackBright: "bgGray",
  faint: "dim",
  crossedout: "strikethrough",
  strikeThrough: "strikethrough",
  crossedOut: "strikethrough",
  conceal: "hidden",
  swapColors: "inverse",
  swapcolors: "inverse",
  doubleUnderline: "doubleunderline",
};
for (const [alias, name] of Object.entries(ALIASES)) {
  Object.defineProperty(colors, alias, {
    get: () => colors[name],
    set(codes: [number, number]) {
      colors[name] = codes;
    },
    configurable: true,
    enumerable: false,
  });
}

/** Escape sequences of terminals. */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u001B\u009B][[\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\d/#&.:=?%@~_]+)*|[a-zA-Z\d]+(?:;[-a-zA-Z\d/#&.:=?%@~_]*)*)?(?:\u0007|\u001B\u005C|\u009C))|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-ntqry=><~]))/g;

/** `util.stripVTControlCharacters` */
export function withoutEscapes(text: string): string {
  return text.replace(ESCAPES, "");
}
