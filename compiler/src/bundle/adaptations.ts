import MagicString from "magic-string";

/**
 * A change to files of a package that leaves what the package does as it is. It takes a read of the clock or of
 * randomness out of the top level, so that the evaluated state can be in a task's snapshot, or work out of each call.
 */
export interface Adaptation {
  /** Names of the packages. */
  packages: RegExp;
  /** Texts that each occur once in a file, with what takes their place. Where one is missing, the file stays as it is. */
  edits: readonly (readonly [from: string, to: string])[];
}

// lodash switches off an optimisation for V8 while a function is called very often, which it measures by the clock.
const SHORT_OUT: Adaptation[] = ["setData", "setToString"].map((name) => {
  const base = `base${name[0]?.toUpperCase()}${name.slice(1)}`;
  return {
    packages: /^lodash(-es|\..+)?$/,
    edits: [[`var ${name} = shortOut(${base});`, `var ${name} = ${base};`]],
  };
});

/** All of them. A value that is no longer read at build is read where it is used. */
export const ADAPTATIONS: readonly Adaptation[] = [
  ...SHORT_OUT,
  {
    // A schema that is compiled for its first value costs each call more than it saves below some 300 values.
    packages: /^zod$/,
    edits: [['new F("");', "throw new EvalError();"]],
  },
  {
    // The entropy that it collects while it is loaded matters to generators with the option `entropy` alone.
    packages: /^seedrandom$/,
    edits: [
      ["mixkey(math.random(), pool);", ""],
      [
        "options.entropy ? [seed, tostring(pool)] :",
        "options.entropy ? (mixkey(math.random(), pool), [seed, tostring(pool)]) :",
      ],
    ],
  },
  {
    // One generator for all that are not seeded: made when the first number is asked for.
    packages: /^mathjs$/,
    edits: [
      [
        "singletonRandom = /* #__PURE__ */seedrandom(Date.now());",
        "singletonRandom = () => (singletonRandom = seedrandom(Date.now()))();",
      ],
      [
        "random = seed === null ? singletonRandom :",
        "random = seed === null ? () => singletonRandom() :",
      ],
    ],
  },
];

/** Part of every text that an adaptation looks for: a cheap question before the package is looked up. */
export const ADAPTABLE = /= shortOut\(base|new F\(""\);|mixkey\(math\.random|singletonRandom = /;

/** The code of a package's file with its adaptations; null where there are none. */
export function adapted(code: string, packageName: string): MagicString | null {
  const edits = ADAPTATIONS.filter(({ packages }) => packages.test(packageName))
    .map(({ edits }) => edits)
    .filter((edits) => edits.every(([from]) => code.split(from).length === 2))
    .flat();
  if (edits.length === 0) return null;
  const edited = new MagicString(code);
  for (const [from, to] of edits) {
    const start = code.indexOf(from);
    if (to === "") edited.remove(start, start + from.length);
    else edited.update(start, start + from.length, to);
  }
  return edited;
}
