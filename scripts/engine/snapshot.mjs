import { leb, readLeb, SECTIONS, section, sections, signedLeb } from "./wasm.mjs";

/** Zeros between two pieces of data from which on they become two segments: about what a segment costs. */
const GAP_BYTES = 16;
const PAGE_BYTES = 65536;

/** The core module with `memory` as the content its memory starts with. */
export function snapshot(core, memory) {
  const output = [core.subarray(0, 8)];
  for (const { id, body } of sections(core)) {
    if (id === SECTIONS.memory) output.push(section(id, memorySection(body, memory.length)));
    else if (id === SECTIONS.data) output.push(section(id, dataSection(memory)));
    else if (id !== SECTIONS.dataCount) output.push(section(id, body));
  }
  return Buffer.concat(output);
}

/** One memory, at least as large as it is now, with the limit that it had. */
function memorySection(body, bytes) {
  const [count, flagsAt] = readLeb(body, 0);
  const flags = body[flagsAt];
  if (count !== 1 || flags > 1) throw new Error("the engine has an unusual memory");
  const [, maximumAt] = readLeb(body, flagsAt + 1);
  return Buffer.concat([
    Buffer.from([1, flags]),
    leb(bytes / PAGE_BYTES),
    body.subarray(maximumAt),
  ]);
}

function dataSection(memory) {
  const segments = [];
  for (const [start, end] of pieces(memory)) {
    segments.push(
      Buffer.from([0, 0x41]),
      signedLeb(start),
      Buffer.from([0x0b]),
      leb(end - start),
      memory.subarray(start, end),
    );
  }
  return Buffer.concat([leb(segments.length / 5), ...segments]);
}

/** The ranges of memory that are not zero. */
function* pieces(memory) {
  let start = -1;
  let end = 0;
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === 0) continue;
    if (start !== -1 && at - end > GAP_BYTES) {
      yield [start, end];
      start = -1;
    }
    if (start === -1) start = at;
    end = at + 1;
  }
  if (start !== -1) yield [start, end];
}
