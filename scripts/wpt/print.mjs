// @ts-check
import { measure } from "./expectations.mjs";

/** @import { Comparison, Outcome, Surprise } from "./types.d.ts" */

/**
 * A line for a test that is through.
 * @param {number} number
 * @param {number} count
 * @param {string} name
 * @param {Outcome} outcome
 * @param {boolean} verbose
 */
export function printOutcome(number, count, name, outcome, verbose) {
  const { subtests, passed } = measure(new Map([[name, outcome]]));
  console.log(
    `${String(number).padStart(String(count).length)}/${count} ${name}  ${passed}/${subtests}`,
  );
  if (!verbose) return;
  for (const [subtest, message] of outcome.messages) console.log(`    ${subtest}: ${message}`);
}

/**
 * What came out otherwise than recorded.
 * @param {Comparison} comparison
 * @returns {number} how much that is
 */
export function printSurprises({ failures, passes }) {
  print("failed, unexpectedly", failures);
  print("recorded as failing, but not so", passes);
  return failures.length + passes.length;
}

/**
 * @param {string} title
 * @param {readonly Surprise[]} surprises
 */
function print(title, surprises) {
  if (surprises.length === 0) return;
  console.log(`  ${title}: ${surprises.length}`);
  for (const { test, subtest, message } of surprises) {
    console.log(`    ${test}: ${subtest}${message === null ? "" : `\n      ${message}`}`);
  }
}
