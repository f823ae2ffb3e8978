import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { checkBigValue, checkByteLength, checkOffset, checkValue } from "./check.ts";

/** Methods of `Buffer.prototype` that read and write numbers. */
export const numberMethods: Record<string, (this: Uint8Array, ...args: never[]) => unknown> = {
  readUIntLE(offset: number, byteLength: number) {
    return readVariable(this, offset, byteLength, true, false);
  },
  readUIntBE(offset: number, byteLength: number) {
    return readVariable(this, offset, byteLength, false, false);
  },
  readIntLE(offset: number, byteLength: number) {
    return readVariable(this, offset, byteLength, true, true);
  },
  readIntBE(offset: number, byteLength: number) {
    return readVariable(this, offset, byteLength, false, true);
  },
  writeUIntLE(value: number, offset: number, byteLength: number) {
    return writeVariable(this, value, offset, byteLength, true, false);
  },
  writeUIntBE(value: number, offset: number, byteLength: number) {
    return writeVariable(this, value, offset, byteLength, false, false);
  },
  writeIntLE(value: number, offset: number, byteLength: number) {
    return writeVariable(this, value, offset, byteLength, true, true);
  },
  writeIntBE(value: number, offset: number, byteLength: number) {
    return writeVariable(this, value, offset, byteLength, false, true);
  },
};

for (const isLittle of [true, false]) {
  const order = isLittle ? "LE" : "BE";
  for (const size of [1, 2, 4]) {
    for (const isSigned of [true, false]) {
      const name = `${isSigned ? "Int" : "UInt"}${size * 8}${size === 1 ? "" : order}`;
      defineInteger(name, size, isLittle, isSigned);
    }
  }
  defineBigInteger(`BigInt64${order}`, isLittle, true);
  defineBigInteger(`BigUInt64${order}`, isLittle, false);
  defineFloat(`Float${order}`, 4, isLittle);
  defineFloat(`Double${order}`, 8, isLittle);
}

// Each unsigned one has a second spelling.
for (const [name, method] of Object.entries(numberMethods)) {
  const other = name.replace("UInt", "Uint");
  if (other !== name) numberMethods[other] = method;
}

function defineInteger(name: string, size: number, isLittle: boolean, isSigned: boolean): void {
  define(`read${name}`, function (offset) {
    return read(this, checkOffset(this, offset, size), size, isLittle, isSigned);
  });
  define(`write${name}`, function (value, offset) {
    const number = +(value as number);
    checkValue(number, size, isSigned);
    return write(this, number, checkOffset(this, offset, size), size, isLittle);
  });
}

function defineBigInteger(name: string, isLittle: boolean, isSigned: boolean): void {
  define(`read${name}`, function (offset) {
    const at = checkOffset(this, offset, 8);
    const view = viewOf(this);
    return isSigned ? view.getBigInt64(at, isLittle) : view.getBigUint64(at, isLittle);
  });
  define(`write${name}`, function (value, offset) {
    checkBigValue(value, isSigned);
    const at = checkOffset(this, offset, 8);
    viewOf(this).setBigInt64(at, BigInt.asIntN(64, value as bigint), isLittle);
    return at + 8;
  });
}

function defineFloat(name: string, size: 4 | 8, isLittle: boolean): void {
  define(`read${name}`, function (offset) {
    const at = checkOffset(this, offset, size);
    const view = viewOf(this);
    return size === 4 ? view.getFloat32(at, isLittle) : view.getFloat64(at, isLittle);
  });
  define(`write${name}`, function (value, offset) {
    const number = +(value as number);
    const at = checkOffset(this, offset, size);
    const view = viewOf(this);
    if (size === 4) view.setFloat32(at, number, isLittle);
    else view.setFloat64(at, number, isLittle);
    return at + size;
  });
}

function define(
  name: string,
  method: (this: Uint8Array, first?: unknown, second?: unknown) => unknown,
): void {
  Object.defineProperty(method, "name", { value: name, configurable: true });
  numberMethods[name] = method;
}

function readVariable(
  bytes: Uint8Array,
  offset: unknown,
  size: unknown,
  isLittle: boolean,
  isSigned: boolean,
): number {
  if (offset === undefined) throw new ERR_INVALID_ARG_TYPE("offset", "number", offset);
  checkByteLength(size);
  return read(bytes, checkOffset(bytes, offset, size), size, isLittle, isSigned);
}

function writeVariable(
  bytes: Uint8Array,
  value: unknown,
  offset: unknown,
  size: unknown,
  isLittle: boolean,
  isSigned: boolean,
): number {
  checkByteLength(size);
  const number = +(value as number);
  checkValue(number, size, isSigned);
  if (offset === undefined) throw new ERR_INVALID_ARG_TYPE("offset", "number", offset);
  return write(bytes, number, checkOffset(bytes, offset, size), size, isLittle);
}

function read(
  bytes: Uint8Array,
  offset: number,
  size: number,
  isLittle: boolean,
  isSigned: boolean,
): number {
  let value = 0;
  // Beyond four bytes, shifts would cut the number off.
  for (let index = 0; index < size; index++) {
    value = value * 256 + (bytes[offset + (isLittle ? size - 1 - index : index)] as number);
  }
  return isSigned && value >= 2 ** (size * 8 - 1) ? value - 2 ** (size * 8) : value;
}

function write(
  bytes: Uint8Array,
  value: number,
  offset: number,
  size: number,
  isLittle: boolean,
): number {
  let rest = Math.trunc(value);
  if (rest < 0) rest += 2 ** (size * 8);
  for (let index = 0; index < size; index++) {
    bytes[offset + (isLittle ? index : size - 1 - index)] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return offset + size;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
