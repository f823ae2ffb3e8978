import { availableParallelism, totalmem } from "node:os";
import { expect, test } from "vitest";
import { configure, defaultSettings, takeSettings } from "../src/configure.ts";

test("defaults follow the machine", () => {
  const defaults = defaultSettings();
  expect(defaults.maxCalls).toBe(Math.max(8, 4 * availableParallelism()));
  expect(defaults.ramBudget).toBeLessThanOrEqual(totalmem() * 0.75);
  expect(defaults.ramBudget).toBeGreaterThan(0);
  expect(defaults).toMatchObject({ maxDepth: 16, maxFanOut: 64 });
});

test("settings can be changed until the first use", () => {
  expect(() => configure({ maxCalls: 0 })).toThrow(RangeError);
  expect(() => configure({ maxCalls: 1.5 })).toThrow("maxCalls must be a positive integer");
  expect(() => configure({ maxcalls: 8 } as object)).toThrow('no setting "maxcalls"');
  configure({ maxCalls: 3 });
  configure({ maxDepth: 2 });
  expect(takeSettings()).toMatchObject({ maxCalls: 3, maxDepth: 2, maxFanOut: 64 });
  expect(() => configure({ maxCalls: 4 })).toThrow("before the first task");
});
