// @ts-check
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { report } from "./report.mjs";

/** @import { Results } from "./types.d.ts" */

const JSON_FILE = new URL("../results.json", import.meta.url);
const TEXT_FILE = new URL("../results.md", import.meta.url);
const NOTES_FILE = new URL("../notes.md", import.meta.url);

/** @returns {Promise<Results | null>} what the last run wrote */
export async function readResults() {
  return existsSync(JSON_FILE) ? JSON.parse(await readFile(JSON_FILE, "utf8")) : null;
}

/**
 * Writes `results.json` and `results.md`.
 * @param {Results} results
 */
export async function writeResults(results) {
  await writeFile(JSON_FILE, `${JSON.stringify(results, rounded, 2)}\n`);
  await writeFile(TEXT_FILE, report(results, await readFile(NOTES_FILE, "utf8")));
}

/**
 * Five significant digits: more would only make each run's file differ.
 * @param {string} _key
 * @param {unknown} value
 */
function rounded(_key, value) {
  return typeof value === "number" && !Number.isInteger(value)
    ? Number(value.toPrecision(5))
    : value;
}
