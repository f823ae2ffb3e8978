/**
 * A change to files of a package that leaves what the package does as it is. It takes a read of the clock or of
 * randomness out of the top level, so that the evaluated state can be in a task's snapshot, or work out of each call,
 * or says otherwise what the engine doesn't know.
 */
export interface Adaptation {
  /** Names of the packages. */
  packages: RegExp;
  /** Texts that each occur once in a file, with what takes their place. Where one is missing, the file stays as it is. */
  edits: readonly [Edit, ...Edit[]];
}

// lodash switches off an optimisation for V8 while a function is called very often, which it measures by the clock.
const SHORT_OUT: Adaptation[] = ["setData", "setToString"].map((name) => {
  const base = `base${name[0]?.toUpperCase()}${name.slice(1)}`;
  return {
    packages: /^lodash(-es|\..+)?$/,
    edits: [[`var ${name} = shortOut(${base});`, `var ${name} = ${base};`]],
  };
});

const LATE_NAMESPACES = `Object.defineProperty(createDebug, "namespaces", {
  configurable: true,
  enumerable: true,
  get: () => (createDebug.enable(createDebug.load()), createDebug.namespaces),
  set: (value) =>
    Object.defineProperty(createDebug, "namespaces", { value, configurable: true, enumerable: true, writable: true }),
});`;

const COLLISION_BASE = "((Math.random() * 0x100000) | 1) % 0x100000 || 0x9e37";

const SETTLE_ZOD = "queueMicrotask(() => { try { value ??= _normalized.value; } catch {} }); ";

/** As the first value that a schema sees does it: whether it refers to itself, and if not, parsing without a memory. */
const SETTLE_ZOD_MEMO = `queueMicrotask(() => {
                if (isRecursiveInst !== undefined || isRecursive(inst, new Set(), false) !== NONE) return;
                if (inst._zod.parse === wrapped) inst._zod.parse = base;
                if (inst._zod.run === wrapped) inst._zod.run = base;
            });
            `;

type Edit = readonly [from: string, to: string];

/** All of them. A value that is no longer read at build is read where it is used. */
export const ADAPTATIONS: readonly Adaptation[] = [
  ...SHORT_OUT,
  {
    // A schema that is compiled for its first value costs each call more than it saves below some 300 values.
    packages: /^zod$/,
    edits: [['new F("");', "return false;"]],
  },
  {
    // What an object's first value would work out is worked out once the module has run: in the snapshot.
    packages: /^zod$/,
    edits: [
      [
        "let value;\n    const memo = core.globalConfig.memoizer;\n    memo?.attach(inst);",
        `let value;\n    ${SETTLE_ZOD}const memo = core.globalConfig.memoizer;\n    memo?.attach(inst);`,
      ],
      [
        "const fastEnabled = jit && allowsEval.value;",
        `const fastEnabled = jit && allowsEval.value; ${SETTLE_ZOD}`,
      ],
    ],
  },
  {
    packages: /^zod$/,
    edits: [
      [
        "const wrapped = (payload, ctx) => {\n                if (isRecursiveInst ===",
        `${SETTLE_ZOD_MEMO}const wrapped = (payload, ctx) => {\n                if (isRecursiveInst ===`,
      ],
    ],
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
  {
    // Its log for those who work on it, which NODE_DEBUG turns on, is left out.
    packages: /^semver$/,
    edits: [["process.env.NODE_DEBUG &&", "false &&"]],
  },
  {
    // What DEBUG turns on is read when it is first asked for.
    packages: /^debug$/,
    edits: [
      ["createDebug.enable(createDebug.load());", LATE_NAMESPACES],
      ["function enabled(name) {", "function enabled(name) { void createDebug.namespaces;"],
      ["function disable() {", "function disable() { void createDebug.namespaces;"],
    ],
  },
  // Any day's instance has the functions that the plugin takes from it.
  ...[
    ["s=e().$utils()", "s=e(0).$utils()"] as const,
    ["$u = dayjs().$utils();", "$u = dayjs(0).$utils();"] as const,
  ].map((edit): Adaptation => ({ packages: /^dayjs$/, edits: [edit] })),
  {
    // Today stands for the zone's distance from UTC, which is none in a task.
    packages: /^xlsx$/,
    edits: [["var refdate = /*#__PURE__*/new Date();", "var refdate = /*#__PURE__*/new Date(0);"]],
  },
  {
    // Tries whether numbers have more than 32 random bits. They have.
    packages: /^bignumber\.js$/,
    edits: [["= (Math.random() * pow2_53) & 0x1fffff", "= true"]],
  },
  {
    // Keys that collide are told apart by a number that nobody can know: drawn when the first do.
    packages: /^immutable$/,
    edits: [
      [`var COLLISION_HASH_BASE = ${COLLISION_BASE};`, "var COLLISION_HASH_BASE = 0;"],
      [
        "function hashCollisionKey(key) {",
        `function hashCollisionKey(key) { COLLISION_HASH_BASE ||= ${COLLISION_BASE};`,
      ],
    ],
  },
  {
    // Draws bytes for each curve to see whether there is a source of them. There is.
    packages: /^@noble\/curves$/,
    edits: [
      [
        "this.randomBytes = probeRandomBytes(randomBytes, BLIND_BYTES);",
        "this.randomBytes = randomBytes;",
      ],
    ],
  },
  {
    packages: /^@noble\/curves$/,
    edits: [
      ["const csprng = probeRandomBytes(randomBytes, blindLength);", "const csprng = randomBytes;"],
    ],
  },
  {
    // Makes its own symbols different from those of other copies of the library that it includes.
    packages: /^json5$/,
    edits: [["var px = Math.random();", "var px = 0.5;"]],
  },
  // What stands for escaped characters while a pattern is expanded. No file's name has a NUL.
  ...[
    (name: string) => `'\\0${name}'+Math.random()+'\\0'`,
    (name: string) => `'\\0${name}' + Math.random().toFixed(16) + '\\0'`,
  ].map(
    (placeholder): Adaptation => ({
      packages: /^brace-expansion$/,
      edits: [
        [placeholder("SLASH"), "'\\0SLASH\\0'"],
        [placeholder("OPEN"), "'\\0OPEN\\0'"],
        [placeholder("CLOSE"), "'\\0CLOSE\\0'"],
        [placeholder("COMMA"), "'\\0COMMA\\0'"],
        [placeholder("PERIOD"), "'\\0PERIOD\\0'"],
      ],
    }),
  ),
  {
    // Lets its own tests behave as on Windows.
    packages: /^minimatch$/,
    edits: [
      ["process.env?.__MINIMATCH_TESTING_PLATFORM__ || process.platform", "process.platform"],
    ],
  },
  {
    // The engine doesn't keep the last match in RegExp.
    packages: /^linkedom$/,
    edits: [
      [
        'if (/^([a-z:]+)(\\s+system|\\s+public(\\s+"([^"]+)")?)?(\\s+"([^"]+)")?/i.test(value)) {',
        'const last = /^([a-z:]+)(\\s+system|\\s+public(\\s+"([^"]+)")?)?(\\s+"([^"]+)")?/i.exec(value);\n    if (last) {',
      ],
      [
        "const {$1: name, $4: publicId, $6: systemId} = RegExp;",
        'const {1: name, 4: publicId = "", 6: systemId = ""} = last;',
      ],
    ],
  },
  {
    // A provider that is set up by variables of the environment, for those who import it.
    packages: /^@ai-sdk\/openai$/,
    edits: [["var openai = createOpenAI();", "var openai = /* @__PURE__ */ createOpenAI();"]],
  },
];
