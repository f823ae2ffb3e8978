// @ts-check
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AREAS } from "./areas.mjs";

/** Where expectations lie, unless told otherwise. */
export const EXPECTATIONS = new URL("expectations/", import.meta.url).pathname;

export const USAGE = `usage: npm run wpt -- CHECKOUT [AREA or PATH…] [options]

Runs web-platform-tests in the sandbox and compares with what is recorded. CHECKOUT is a checkout of
https://github.com/web-platform-tests/wpt; a path is the start of a test's name in it.

  --bless                 record what came out, for whole areas; writes docs/conformance.md
  --verbose               print what failed, and why, of every test that is run
  --list                  name the tests, run none
  --jobs N                tests at once (4)
  --expectations FOLDER   another place for expectations and report
  --help

Areas: ${AREAS.map(({ folder }) => folder).join(", ")}

It exits with 1 where something failed or passed unexpectedly, and with 2 where it can't run.
`;

/**
 * @typedef {object} Options
 * @property {string} checkout
 * @property {readonly string[]} paths empty for everything
 * @property {boolean} bless
 * @property {boolean} verbose
 * @property {boolean} list
 * @property {number} jobs
 * @property {string | null} expectations null for the project's own
 */

/**
 * @param {readonly string[]} argv
 * @returns {Options | null} null where help is asked for
 * @throws for what can't be run
 */
export function parseOptions(argv) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      bless: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      jobs: { type: "string", default: "4" },
      expectations: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const [checkout, ...paths] = positionals;
  if (checkout === undefined) throw new Error("which checkout of web-platform-tests?");
  if (!existsSync(join(checkout, "resources/testharness.js"))) {
    throw new Error(
      `${checkout} is no checkout of web-platform-tests: resources/testharness.js is missing`,
    );
  }
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new Error(`--jobs takes a number of tests, not "${values.jobs}"`);
  return {
    checkout: resolve(checkout),
    paths: paths.map((path) => path.replace(/\/+$/, "")),
    bless: values.bless,
    verbose: values.verbose,
    list: values.list,
    jobs,
    expectations: values.expectations === undefined ? null : resolve(values.expectations),
  };
}
