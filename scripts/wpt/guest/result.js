// @ts-check
/** @import { GuestResult } from "../types.d.ts" */

const SUBTEST = ["PASS", "FAIL", "TIMEOUT", "NOTRUN", "PRECONDITION_FAILED"];
const HARNESS = ["OK", "ERROR", "TIMEOUT", "PRECONDITION_FAILED"];

/**
 * What the harness hands to its completion callbacks, as JSON.
 * @param {any[]} tests
 * @param {any} status
 * @returns {GuestResult}
 */
export function describeResult(tests, status) {
  return {
    status: HARNESS[status.status] ?? String(status.status),
    message: shorten(status.message),
    subtests: tests.map((test) => ({
      name: String(test.name).toWellFormed(),
      status: SUBTEST[test.status] ?? String(test.status),
      message: shorten(test.message),
    })),
  };
}

/** @param {unknown} message */
function shorten(message) {
  return message === null || message === undefined
    ? null
    : String(message).replace(/\s+/g, " ").slice(0, 300).toWellFormed();
}
