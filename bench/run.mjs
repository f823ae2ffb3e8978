#!/usr/bin/env node
// @ts-check
import { loadavg } from "node:os";
import { printRows } from "./harness/console.mjs";
import { machine } from "./harness/machine.mjs";
import { parseOptions, USAGE } from "./harness/options.mjs";
import { readResults, writeResults } from "./harness/results.mjs";
import { isolate } from "./harness/workspace.mjs";
import { measures } from "./measures/index.mjs";
import { preparePeer } from "./peer/peer.mjs";

/** @import { Context, Results } from "./harness/types.d.ts" */

/** @param {string} line */
const say = (line) => console.error(`· ${line}`);

const names = measures.map(({ name }) => name);
const options = parseOptions(process.argv.slice(2), names);
if (options.action === "help") console.log(USAGE);
else if (options.action === "list") console.log(names.join("\n"));
else if (options.action === "report") await rewrite();
else await measure();

async function rewrite() {
  const results = await readResults();
  if (results === null) throw new Error("there are no results yet: run the bench first");
  await writeResults(results);
}

async function measure() {
  const peer = options.alone ? { missing: "left out by --alone" } : await preparePeer(say);
  isolate();
  /** @type {Context} */
  const context = { quick: options.quick, peer, say };
  /** @type {Results} */
  const results = {
    machine: machine(),
    peer: "missing" in peer ? peer.missing : peer.description,
    measures: options.only.length > 0 ? ((await readResults())?.measures ?? {}) : {},
  };

  for (const { name, run } of measures) {
    if (options.only.length > 0 && !options.only.includes(name)) continue;
    say(name);
    try {
      const rows = await run(context);
      printRows(rows);
      results.measures[name] = { load: loadavg()[0] ?? 0, rows };
    } catch (error) {
      // The others are worth having all the same.
      console.error(error);
      process.exitCode = 1;
    }
  }
  if (options.quick) return;
  // In the list's order, whichever was measured last.
  results.measures = Object.fromEntries(
    names.flatMap((name) => {
      const measured = results.measures[name];
      return measured ? [[name, measured]] : [];
    }),
  );
  await writeResults(results);
}
