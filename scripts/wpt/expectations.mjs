// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { matches } from "./patterns.mjs";
import { HARNESS } from "./runner.mjs";

/** @import { Comparison, Expectations, Group, Measured, Outcome } from "./types.d.ts" */

/** The reason of failures that belong to no group yet. */
export const UNEXPLAINED = "not looked into yet";

/** Fewer failures than this are named one by one even if all of a test fail. */
const MANY = 5;

/** @returns {Expectations} of an area that was never measured */
const nothing = () => ({
  suite: "",
  measured: { tests: 0, subtests: 0, passed: 0 },
  skips: [],
  groups: [],
});

/**
 * @param {string} file
 * @returns {Expectations}
 */
export function readExpectations(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : nothing();
}

/**
 * Written whole or not at all.
 * @param {string} file
 * @param {Expectations} expectations
 */
export function writeExpectations(file, expectations) {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}`;
  writeFileSync(part, `${JSON.stringify(expectations, null, 2)}\n`);
  renameSync(part, file);
}

/**
 * @param {Expectations} expectations
 * @param {string} test
 */
export const isSkipped = ({ skips }, test) =>
  skips.some(({ tests }) => tests.some((pattern) => matches(pattern, test)));

/**
 * What came out otherwise than recorded.
 * @param {Expectations} expectations
 * @param {Map<string, Outcome>} outcomes by test
 * @returns {Comparison}
 */
export function compare(expectations, outcomes) {
  /** @type {Comparison} */
  const comparison = { failures: [], passes: [] };
  for (const [test, { subtests, messages }] of outcomes) {
    const recorded = recordedFailures(expectations, test);
    for (const [subtest, passed] of subtests) {
      const expected = recorded.all ? subtest !== HARNESS : recorded.names.has(subtest);
      if (passed && expected) comparison.passes.push({ test, subtest, message: null });
      // Where all subtests fail, the harness may or may not come to its end.
      if (!passed && !expected && !(recorded.all && subtest === HARNESS)) {
        comparison.failures.push({ test, subtest, message: messages.get(subtest) ?? null });
      }
    }
    for (const subtest of recorded.names) {
      if (!subtests.has(subtest)) comparison.passes.push({ test, subtest, message: "is gone" });
    }
  }
  return comparison;
}

/**
 * @param {Expectations} expectations
 * @param {string} test
 */
function recordedFailures({ groups }, test) {
  /** @type {Set<string>} */
  const names = new Set();
  let all = false;
  for (const { fails } of groups) {
    const recorded = Object.hasOwn(fails, test) ? fails[test] : undefined;
    if (typeof recorded === "number") all = true;
    else for (const name of recorded ?? []) names.add(name);
  }
  return { all, names };
}

/**
 * Expectations that say what came out. Reasons, patterns and skips stay; each failure goes to the first group that it
 * matches.
 * @param {Expectations} expectations
 * @param {Map<string, Outcome>} outcomes of the whole area
 * @param {string} suite
 * @returns {Expectations}
 */
export function bless({ skips, groups }, outcomes, suite) {
  /** @type {Group[]} */
  const kept = groups
    .filter(({ reason }) => reason !== UNEXPLAINED)
    .map((group) => ({ ...group, fails: {} }));
  /** @type {Group} */
  const unexplained = { reason: UNEXPLAINED, match: [], fails: {} };
  const groupOf = (/** @type {string} */ test, /** @type {string} */ subtest) =>
    kept.find(({ match }) =>
      match.some((pattern) => matches(pattern, test) || matches(pattern, `${test}: ${subtest}`)),
    ) ?? unexplained;
  for (const [test, { subtests }] of outcomes) {
    const failing = [...subtests].filter(([, passed]) => !passed).map(([name]) => name);
    const isAll =
      failing.length >= MANY &&
      [...subtests].every(([name, passed]) => !passed || name === HARNESS);
    const owners = new Set(failing.map((name) => groupOf(test, name)));
    const [owner] = owners;
    if (isAll && owners.size === 1 && owner !== undefined) {
      owner.fails[test] = failing.filter((name) => name !== HARNESS).length;
      continue;
    }
    for (const name of failing) {
      const { fails } = groupOf(test, name);
      const names = fails[test];
      fails[test] = [...(Array.isArray(names) ? names : []), name];
    }
  }
  const all = Object.keys(unexplained.fails).length === 0 ? kept : [...kept, unexplained];
  return { suite, measured: measure(outcomes), skips, groups: all };
}

/**
 * @param {Map<string, Outcome>} outcomes
 * @returns {Measured}
 */
export function measure(outcomes) {
  const measured = { tests: outcomes.size, subtests: 0, passed: 0 };
  for (const { subtests } of outcomes.values()) {
    for (const [name, passed] of subtests) {
      // The harness counts where it fails only: its success is no result.
      if (name === HARNESS && passed) continue;
      measured.subtests += 1;
      if (passed) measured.passed += 1;
    }
  }
  return measured;
}

/**
 * How many subtests a group holds.
 * @param {Group} group
 */
export const countFails = ({ fails }) =>
  Object.values(fails).reduce(
    (/** @type {number} */ sum, names) => sum + (typeof names === "number" ? names : names.length),
    0,
  );
