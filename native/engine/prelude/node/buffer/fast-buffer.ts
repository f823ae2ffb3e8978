/** The class behind `Buffer`: `Buffer.prototype` is its prototype. */
export class FastBuffer extends Uint8Array {}

/** The same array of bytes as a Buffer. Only for one that nobody else has. */
export function adopt(bytes: Uint8Array): FastBuffer {
  return Object.setPrototypeOf(bytes, FastBuffer.prototype) as FastBuffer;
}

/** A new Buffer of zeros. */
export function zeros(size: number): FastBuffer {
  return new FastBuffer(size);
}
