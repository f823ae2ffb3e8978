// @ts-check
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

/**
 * When a folder of the suite was last changed: by its history, or where it has none by the newest test in it.
 * @param {string} checkout
 * @param {string} folder
 * @param {readonly string[]} files of the folder
 * @returns {string} such as 2025-08-31
 */
export function suiteDate(checkout, folder, files) {
  return fromHistory(checkout, folder) ?? fromFiles(checkout, files);
}

/**
 * @param {string} checkout
 * @param {string} folder
 */
function fromHistory(checkout, folder) {
  try {
    const log = ["-C", checkout, "log", "-1", "--format=%cs", "--", folder];
    return (
      execFileSync("git", log, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() ||
      null
    );
  } catch {
    return null;
  }
}

/**
 * @param {string} checkout
 * @param {readonly string[]} files
 */
function fromFiles(checkout, files) {
  const times = files.map((file) => statSync(join(checkout, file)).mtimeMs);
  return new Date(Math.max(0, ...times)).toISOString().slice(0, 10);
}
