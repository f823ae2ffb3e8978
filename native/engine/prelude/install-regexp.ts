/** Properties of `RegExp` that tell of the last match of any expression, in browsers and in Node. */
const LAST_MATCH = [
  ...Array.from({ length: 9 }, (_, index) => `$${index + 1}`),
  ..."$_ $& $+ $` $' input lastMatch lastParen leftContext rightContext".split(" "),
];

/** The engine keeps no last match: who asks for it learns that, instead of going on with nothing. */
export function installRegExp(): void {
  const get = (): never => {
    throw new Error(
      "RegExp's properties of the last match ($1, lastMatch …) are not available in a task. Use the result of exec()",
    );
  };
  for (const name of LAST_MATCH) {
    Object.defineProperty(RegExp, name, { get, configurable: true });
  }
}
