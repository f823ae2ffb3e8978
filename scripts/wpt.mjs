#!/usr/bin/env node
// @ts-check
// `npm run wpt -- CHECKOUT`: runs web-platform-tests in the sandbox and compares with what is recorded.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AREAS, fileName } from "./wpt/areas.mjs";
import {
  bless,
  compare,
  isSkipped,
  measure,
  readExpectations,
  writeExpectations,
} from "./wpt/expectations.mjs";
import { EXPECTATIONS, parseOptions, USAGE } from "./wpt/options.mjs";
import { printOutcome, printSurprises } from "./wpt/print.mjs";
import { report } from "./wpt/report.mjs";
import { runTests } from "./wpt/run-area.mjs";
import { compileRunner } from "./wpt/runner.mjs";
import { serve } from "./wpt/server/server.mjs";
import { suiteDate } from "./wpt/suite-date.mjs";
import { findTests } from "./wpt/tests.mjs";

/** @import { Options } from "./wpt/options.mjs" */
/** @import { Area, Test } from "./wpt/types.d.ts" */

const options = readOptions();
if (options === null) console.log(USAGE);
else process.exitCode = await main(options);

function readOptions() {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

/**
 * @param {Options} options
 * @returns {Promise<number>} the exit code
 */
async function main({ checkout, paths, jobs, list, verbose, ...options }) {
  const folder = options.expectations ?? EXPECTATIONS;
  const isChosen = (/** @type {Test} */ { name }) =>
    paths.length === 0 || paths.some((path) => name.startsWith(path));
  const chosen = AREAS.map((area) => {
    const all = findTests(checkout, area);
    return { area, all, tests: all.filter(isChosen) };
  }).filter(({ tests }) => tests.length > 0);
  if (chosen.length === 0) {
    console.error(`no test of ${checkout} is called ${paths.join(" or ") || "so"}`);
    return 2;
  }
  if (list) {
    for (const { name } of chosen.flatMap(({ tests }) => tests)) console.log(name);
    return 0;
  }
  const part = chosen.find(({ all, tests }) => tests.length < all.length);
  if (options.bless && part !== undefined) {
    console.error(`--bless takes whole areas, and this is a part of ${part.area.folder}`);
    return 2;
  }
  const artifact = await compileRunner();
  const server = await serve(checkout);
  let surprises = 0;
  try {
    for (const { area, all, tests } of chosen) {
      const file = join(folder, `${fileName(area)}.json`);
      const expectations = readExpectations(file);
      const applying = tests.filter(({ name }) => !isSkipped(expectations, name));
      let done = 0;
      const outcomes = await runTests(applying, {
        artifact,
        context: server.context,
        expectations,
        jobs,
        onDone: (test, outcome) =>
          printOutcome(++done, applying.length, test.name, outcome, verbose),
      });
      const { subtests, passed } = measure(outcomes);
      console.log(`${area.folder}: ${passed} of ${subtests} subtests pass`);
      if (options.bless) {
        writeExpectations(file, bless(expectations, outcomes, dateOf(checkout, area, all)));
        writeFileSync(reportFile(options.expectations), report(folder));
      } else {
        surprises += printSurprises(compare(expectations, outcomes));
      }
    }
  } finally {
    server.close();
  }
  return surprises > 0 ? 1 : 0;
}

/**
 * @param {string} checkout
 * @param {Area} area
 * @param {readonly Test[]} tests
 */
function dateOf(checkout, { folder }, tests) {
  return suiteDate(
    checkout,
    folder,
    tests.flatMap(({ scripts }) => scripts.slice(-1)),
  );
}

/** @param {string | null} expectations */
function reportFile(expectations) {
  return expectations === null
    ? new URL("../docs/conformance.md", import.meta.url)
    : join(expectations, "conformance.md");
}
