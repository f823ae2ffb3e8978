import { leb, readLeb, SECTIONS, section, sections, signedLeb } from "./wasm.mjs";

const CHUNK_BYTES = 16;

const NO_LOCALS = Buffer.from([0]);
const I32_CONST = Buffer.from([0x41]);
const RETURN = Buffer.from([0x0f]);
const END = Buffer.from([0x0b]);

/**
 * Writes the body of an exported function `(blob: i32, target: i32) -> i32`: it copies the blob of that number to
 * `target` and gives its length. The bytes are constants in the code, so that they are not in memory.
 */
export function embedBlobs(core, name, blobs) {
  const code = [NO_LOCALS];
  blobs.forEach((blob, number) => {
    const target = Buffer.from([0x20, 1]); // local.get 1
    const result = Buffer.concat([I32_CONST, signedLeb(blob.length)]);
    code.push(...ifNumber(number, [...copying(blob, target, 0, false), result, RETURN]));
  });
  return replace(core, name, Buffer.concat([...code, I32_CONST, signedLeb(0), END]));
}

/**
 * Writes the body of an exported function `(group: i32)`: it copies the tables `{ start, bytes }` of the group of that
 * number to where they start, in memory that is zero.
 */
export function embedTables(core, name, groups) {
  const code = [NO_LOCALS];
  const address = Buffer.concat([I32_CONST, signedLeb(0)]);
  groups.forEach((tables, number) => {
    const copies = tables.flatMap(({ start, bytes }) => copying(bytes, address, start, true));
    code.push(...ifNumber(number, [...copies, RETURN]));
  });
  return replace(core, name, Buffer.concat([...code, END]));
}

/** Writes the body of an exported function that zeroes the memory below an address. */
export function embedWipe(core, name, address) {
  const zero = Buffer.concat([I32_CONST, signedLeb(0)]);
  const fill = Buffer.from([0xfc, 0x0b, 0]); // memory.fill
  const code = [NO_LOCALS, zero, zero, I32_CONST, signedLeb(address), fill, END];
  return replace(core, name, Buffer.concat(code));
}

/** Where the stack in memory begins, which grows downwards: the first value of the linker's first global. */
export function stackStart(core) {
  const body = bodyOf(core, SECTIONS.global);
  // How many there are, then i32, mutable, i32.const.
  const [, at] = readLeb(body, 0);
  if (body[at] !== 0x7f || body[at + 1] !== 1 || body[at + 2] !== 0x41)
    throw new Error("the engine has an unusual stack");
  return readLeb(body, at + 3)[0];
}

function replace(core, name, code) {
  const wanted = exportedFunction(core, name) - importedFunctions(core);
  const output = [core.subarray(0, 8)];
  for (const { id, body } of sections(core)) {
    output.push(section(id, id === SECTIONS.code ? replaceBody(body, wanted, code) : body));
  }
  return Buffer.concat(output);
}

function bodyOf(core, wanted) {
  for (const { id, body } of sections(core)) if (id === wanted) return body;
  throw new Error(`the engine has no section ${wanted}`);
}

function exportedFunction(core, wanted) {
  const body = bodyOf(core, SECTIONS.export);
  let [count, at] = readLeb(body, 0);
  for (; count > 0; count--) {
    const [length, start] = readLeb(body, at);
    const name = body.subarray(start, start + length).toString();
    const kind = body[start + length];
    const [index, next] = readLeb(body, start + length + 1);
    if (kind === 0 && name === wanted) return index;
    at = next;
  }
  throw new Error(`the engine doesn't export ${wanted}`);
}

/** The engine imports nothing but functions. */
function importedFunctions(core) {
  return WebAssembly.Module.imports(new WebAssembly.Module(core)).length;
}

function replaceBody(body, wanted, code) {
  const [count, first] = readLeb(body, 0);
  const output = [body.subarray(0, first)];
  let at = first;
  for (let index = 0; index < count; index++) {
    const [size, start] = readLeb(body, at);
    output.push(
      index === wanted ? Buffer.concat([leb(code.length), code]) : body.subarray(at, start + size),
    );
    at = start + size;
  }
  return Buffer.concat(output);
}

/** Instructions that run if the first parameter is that number. */
function ifNumber(number, instructions) {
  // local.get 0, i32.const number, i32.eq, if
  const condition = [
    Buffer.from([0x20, 0, 0x41]),
    signedLeb(number),
    Buffer.from([0x46, 0x04, 0x40]),
  ];
  return [...condition, ...instructions, END];
}

/** Instructions that copy bytes to `offset` behind the address that `target` gives, where memory may be known to be zero. */
function copying(bytes, target, offset, isZero) {
  const instructions = [];
  // Up to the last multiple of a chunk: there is no room beyond the bytes.
  const whole = bytes.length - (bytes.length % CHUNK_BYTES);
  for (let at = 0; at < whole; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    if (isZero && chunk.every((byte) => byte === 0)) continue;
    // v128.const, v128.store align=1
    instructions.push(
      target,
      Buffer.from([0xfd, 0x0c]),
      chunk,
      Buffer.from([0xfd, 0x0b, 0]),
      leb(offset + at),
    );
  }
  for (let at = whole; at < bytes.length; at++) {
    // i32.const, i32.store8
    instructions.push(
      target,
      I32_CONST,
      signedLeb(bytes[at]),
      Buffer.from([0x3a, 0]),
      leb(offset + at),
    );
  }
  return instructions;
}
