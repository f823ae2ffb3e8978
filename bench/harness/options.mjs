// @ts-check
import { parseArgs } from "node:util";

export const USAGE = `usage: npm run bench -- [options]

  --only NAME   measure only this; may be repeated
  --quick       few samples, printed but not written
  --alone       without the peer
  --report      write results.md anew from results.json and notes.md, measure nothing
  --list        name the measures
  --help

A run without --quick writes bench/results.json and bench/results.md; with --only it replaces the rows of what it measured.
`;

/**
 * @typedef {object} Options
 * @property {readonly string[]} only names of measures; empty means all
 * @property {boolean} quick
 * @property {boolean} alone
 * @property {"measure" | "report" | "list" | "help"} action
 */

/**
 * @param {readonly string[]} argv
 * @param {readonly string[]} names of all measures
 * @returns {Options}
 * @throws for an unknown option or measure
 */
export function parseOptions(argv, names) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: "string", multiple: true, default: [] },
      quick: { type: "boolean", default: false },
      alone: { type: "boolean", default: false },
      report: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  for (const name of values.only) {
    if (!names.includes(name))
      throw new Error(`no measure "${name}"; there are ${names.join(", ")}`);
  }
  const action = values.help ? "help" : values.list ? "list" : values.report ? "report" : "measure";
  return { only: values.only, quick: values.quick, alone: values.alone, action };
}
