// The little of WebAssembly's binary format that the build of the runner rewrites.

export const SECTIONS = {
  custom: 0,
  import: 2,
  memory: 5,
  global: 6,
  export: 7,
  code: 10,
  data: 11,
  dataCount: 12,
};

/** Sections of a core module in their order. */
export function* sections(module) {
  for (let at = 8; at < module.length; ) {
    const id = module[at];
    const [size, start] = readLeb(module, at + 1);
    yield { id, body: module.subarray(start, start + size) };
    at = start + size;
  }
}

export function section(id, body) {
  return Buffer.concat([Buffer.from([id]), leb(body.length), body]);
}

/** An unsigned number, and where what follows it starts. */
export function readLeb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

export function leb(value) {
  return number(value, 0x80);
}

/** The signed form of a number that is not negative. */
export function signedLeb(value) {
  return number(value, 0x40);
}

function number(value, limit) {
  const bytes = [];
  while (value >= limit) {
    bytes.push((value % 0x80) | 0x80);
    value = Math.floor(value / 0x80);
  }
  return Buffer.from([...bytes, value]);
}
