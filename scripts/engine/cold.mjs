import { readLeb, SECTIONS, sections } from "./wasm.mjs";

/**
 * Constants that are taken out of memory, by the names that their libraries give them: in the order of `Tables` in
 * native/engine/src/cold.rs. Small ones stay: a piece costs a few bytes by itself.
 */
const TABLES = [
  [
    "ChooseContextMap.kStaticContextMapContinuation",
    "ChooseContextMap.kStaticContextMapSimpleUTF8",
    "InitCommandPrefixCodes.kDefaultCommandBits",
    "ShouldUseComplexStaticContextMap.kStaticContextMapComplexUTF8",
    "kReverseBits",
    "BrotliEncoderInitDictionaryHash.frozen_idx",
    "StoreCommands.kNumExtraBits",
    "_kBrotliContextLookupTable",
    "kBrotliDictionaryData",
    "kBrotliLog2Table",
    "kCmdHistoSeed",
    "kNonZeroRepsBits",
    "kNonZeroRepsDepth",
    "kStaticCommandCodeBits",
    "kStaticCommandCodeDepth",
    "kTransformsData",
    "kZeroRepsBits",
    "kZeroRepsDepth",
  ],
  ["_dist_code", "_length_code", "base_dist", "base_length", "static_dtree", "static_ltree"],
];

/** Where the constants lie in memory, `{ start, end }`: an array for each group of tables. */
export function coldRanges(core) {
  const names = segmentNames(core);
  const segments = dataSegments(core);
  return TABLES.map((group) =>
    group.map((name) => {
      const number = names.indexOf(`.rodata.${name}`);
      if (number === -1) throw new Error(`the engine has no constant ${name}`);
      return segments[number];
    }),
  );
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
