import { readLeb, SECTIONS, sections } from "./wasm.mjs";

/**
 * Constants that are taken out of memory, by the names that their libraries give them (those of Brotli and zlib are told
 * apart by native/engine/quickjs/clang): in the order of `Tables` in native/engine/src/cold.rs.
 */
const TABLES = [
  [/^brotli\./],
  [/^zlib\.(_dist_code|_length_code|base_dist|base_length|static_dtree|static_ltree)$/],
  [
    /^unicode_(cc|comp|decomp|gc|script)_/,
    // The others tell identifiers, cases and white space.
    /^unicode_prop_(?!ID_|Case|White_Space_)\w+_table$/,
  ],
  [/^__(exp|log|log2|pow_log)_data$/, /^ipio2$/],
];

/** What lies between two constants that follow each other, at most: it is nothing. */
const ALIGNMENT_BYTES = 16;

/** Where the constants lie in memory, `{ start, end }`: an array for each group of tables. */
export function coldRanges(core) {
  const names = segmentNames(core);
  const segments = dataSegments(core);
  return TABLES.map((group) => {
    const ranges = [];
    for (const pattern of group) {
      const found = segments.filter((_, number) => pattern.test(constantName(names[number])));
      if (found.length === 0) throw new Error(`the engine has no constants ${pattern}`);
      ranges.push(...found);
    }
    return joined(ranges);
  });
}

function constantName(segment) {
  return segment.startsWith(".rodata.") ? segment.slice(".rodata.".length) : "";
}

function joined(ranges) {
  const result = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start - last.end < ALIGNMENT_BYTES) last.end = end;
    else result.push({ start, end });
  }
  return result;
}

function segmentNames(core) {
  const names = [];
  for (const { id, body } of sections(core)) {
    if (id !== SECTIONS.custom) continue;
    const [length, start] = readLeb(body, 0);
    if (body.subarray(start, start + length).toString() !== "name") continue;
    for (let at = start + length; at < body.length; ) {
      const [size, first] = readLeb(body, at + 1);
      // Subsection 9 names the data segments.
      if (body[at] === 9) readNames(body, first, names);
      at = first + size;
    }
  }
  return names;
}

function readNames(body, first, names) {
  let [count, at] = readLeb(body, first);
  for (; count > 0; count--) {
    const [number, next] = readLeb(body, at);
    const [length, start] = readLeb(body, next);
    names[number] = body.subarray(start, start + length).toString();
    at = start + length;
  }
}

/** The linker makes nothing but active segments at constant addresses. */
function dataSegments(core) {
  const segments = [];
  for (const { id, body } of sections(core)) {
    if (id !== SECTIONS.data) continue;
    let [count, at] = readLeb(body, 0);
    for (; count > 0; count--) {
      if (body[at] !== 0 || body[at + 1] !== 0x41) throw new Error("the engine has unusual data");
      // An address is signed, but none of them is that high.
      const [start, end] = readLeb(body, at + 2);
      const [length, first] = readLeb(body, end + 1);
      segments.push({ start, end: start + length });
      at = first + length;
    }
  }
  return segments;
}
