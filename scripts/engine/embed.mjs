import { leb, readLeb, SECTIONS, section, sections, signedLeb } from "./wasm.mjs";

const CHUNK_BYTES = 16;

/**
 * Writes the body of an exported function `(blob: i32, target: i32) -> i32`: it copies the blob of that number to
 * `target` and gives its length. The bytes are constants in the code, so that they are not in memory.
 */
export function embed(core, name, blobs) {
  const wanted = exportedFunction(core, name) - importedFunctions(core);
  const output = [core.subarray(0, 8)];
  for (const { id, body } of sections(core)) {
    output.push(
      section(id, id === SECTIONS.code ? replaceBody(body, wanted, copying(blobs)) : body),
    );
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

function copying(blobs) {
  const output = [Buffer.from([0])]; // no locals
  blobs.forEach((blob, number) => {
    // local.get 0, i32.const number, i32.eq, if
    output.push(Buffer.from([0x20, 0, 0x41]), signedLeb(number), Buffer.from([0x46, 0x04, 0x40]));
    // Up to the last multiple of a chunk: `target` has no room beyond the blob.
    const whole = blob.length - (blob.length % CHUNK_BYTES);
    for (let at = 0; at < whole; at += CHUNK_BYTES) {
      // local.get 1, v128.const, v128.store align=1
      output.push(
        Buffer.from([0x20, 1, 0xfd, 0x0c]),
        blob.subarray(at, at + CHUNK_BYTES),
        Buffer.from([0xfd, 0x0b, 0]),
        leb(at),
      );
    }
    for (let at = whole; at < blob.length; at++) {
      // local.get 1, i32.const, i32.store8
      output.push(
        Buffer.from([0x20, 1, 0x41]),
        signedLeb(blob[at]),
        Buffer.from([0x3a, 0]),
        leb(at),
      );
    }
    // i32.const length, return, end
    output.push(Buffer.from([0x41]), signedLeb(blob.length), Buffer.from([0x0f, 0x0b]));
  });
  // i32.const 0, end
  output.push(Buffer.from([0x41, 0, 0x0b]));
  return Buffer.concat(output);
}
