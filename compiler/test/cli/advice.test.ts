import { expect, test } from "vitest";
import type { TaskAdvice } from "../../src/advice.ts";
import { adviceInWords } from "../../src/cli/advice.ts";

const own = { package: null, bytes: 2048 };
const pure = { fuel: 0, reads: [] };
const clock = { kind: "clock", file: "src/a.ts", line: 3, column: 17 } as const;

test.each<[string, TaskAdvice, string[]]>([
  [
    "own code alone",
    { sizes: [own, { package: "@capsule/runtime", bytes: 900 }], topLevel: pure },
    [],
  ],
  [
    "packages, the small ones together",
    {
      sizes: [
        { package: "lodash", bytes: 72_704 },
        { package: "zod", bytes: 56_320 },
        own,
        { package: "a", bytes: 900 },
        { package: "b", bytes: 700 },
        { package: "@capsule/runtime", bytes: 324 },
      ],
      topLevel: pure,
    },
    ["lodash 71 KB, zod 55 KB, own code 2 KB, a 900 B, 2 more 1 KB"],
  ],
  [
    "a top level that each call evaluates",
    { sizes: [own], topLevel: { fuel: 1_234_567, reads: [clock] } },
    [
      "top level evaluated at each call, 1 234 567 fuel (1.2 % of its compute): reads the clock at src/a.ts:3:17",
    ],
  ],
  [
    "for many reasons",
    {
      sizes: [own],
      topLevel: {
        fuel: 2_000,
        reads: [clock, { ...clock, kind: "env", line: 4 }, { ...clock, kind: null }, clock],
      },
    },
    [
      "top level evaluated at each call, 2 000 fuel (0.002 % of its compute): reads the clock at src/a.ts:3:17, reads environment variables at src/a.ts:4:17, and at 2 more places",
    ],
  ],
])("%s", (_, advice, lines) => {
  expect(adviceInWords(advice, 100_000_000)).toEqual(lines);
});
