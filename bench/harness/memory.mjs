// @ts-check
import { readFileSync } from "node:fs";

/**
 * Memory of a process as the kernel counts it. `proportional` (PSS) divides a page by the number of its mappings, so it is
 * what the process really costs the machine; `resident` (RSS) counts a page as often as it is mapped.
 * @param {number | "self"} [pid]
 * @returns {{ proportional: number, resident: number } | null} bytes; null where there is no `/proc` (not Linux)
 */
export function memoryOf(pid = "self") {
  let text;
  try {
    text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  } catch {
    return null;
  }
  /** @param {string} field */
  const bytes = (field) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) * 1024;
  return { proportional: bytes("Pss"), resident: bytes("Rss") };
}
