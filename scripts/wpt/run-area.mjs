// @ts-check
import { compare } from "./expectations.mjs";
import { runTest } from "./runner.mjs";

/** @import { Artifact } from "@capsule/runtime" */
/** @import { Context } from "./server/server.mjs" */
/** @import { Expectations, Outcome, Test } from "./types.d.ts" */

/**
 * Runs tests, some at once. One that surprises is run again when the others are through: the machine may have been busy.
 * @param {readonly Test[]} tests
 * @param {{ artifact: Artifact, context: Context, expectations: Expectations, jobs: number,
 *   onDone: (test: Test, outcome: Outcome) => void }} options
 * @returns {Promise<Map<string, Outcome>>} by test, in their order
 */
export async function runTests(tests, { artifact, context, expectations, jobs, onDone }) {
  /** @type {Map<string, Outcome>} */
  const outcomes = new Map();
  const waiting = [...tests];
  const work = async () => {
    for (let test = waiting.shift(); test !== undefined; test = waiting.shift()) {
      const outcome = await runTest(artifact, test, context);
      outcomes.set(test.name, outcome);
      onDone(test, outcome);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  for (const test of tests) {
    const outcome = outcomes.get(test.name);
    if (outcome === undefined) continue;
    const { failures } = compare(expectations, new Map([[test.name, outcome]]));
    if (failures.length > 0)
      outcomes.set(test.name, best(outcome, await runTest(artifact, test, context)));
  }
  return new Map(tests.map(({ name }) => [name, /** @type {Outcome} */ (outcomes.get(name))]));
}

/**
 * The run of the two with fewer failures.
 * @param {Outcome} first
 * @param {Outcome} second
 */
function best(first, second) {
  return second.messages.size < first.messages.size ? second : first;
}
