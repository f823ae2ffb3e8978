import { stream } from "../../node/stream/stream.ts";
import { construct, type Engine, members, zlibMembers } from "./engine.ts";
import type { Kind } from "./open.ts";
import type { Options } from "./options.ts";

/** One of Node's classes; callable without `new`, as they still are. */
export interface EngineClass {
  new (options?: Options): Engine;
  (options?: Options): Engine;
  prototype: Engine;
}

const ZlibBase = function (this: Engine): void {} as unknown as EngineClass;
inherit(ZlibBase, stream.Transform, members);

const Zlib = function (this: Engine): void {} as unknown as EngineClass;
inherit(Zlib, ZlibBase, zlibMembers);

const Brotli = function (this: Engine): void {} as unknown as EngineClass;
inherit(Brotli, ZlibBase, {});

function inherit(type: object, base: object, own: object): void {
  const prototype = (type as { prototype: object }).prototype;
  Object.setPrototypeOf(prototype, (base as { prototype: object }).prototype);
  Object.setPrototypeOf(type, base);
  Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(own));
}

function define(kind: Kind): EngineClass {
  const type = function (this: Engine | undefined, options?: Options): Engine | undefined {
    if (!(this instanceof type)) return new type(options);
    construct(this, kind, options ?? {});
    return undefined;
  } as unknown as EngineClass;
  Object.defineProperty(type, "name", { value: kind, configurable: true });
  inherit(type, kind.startsWith("Brotli") ? Brotli : Zlib, {});
  return type;
}

export const classes = {
  BrotliCompress: define("BrotliCompress"),
  BrotliDecompress: define("BrotliDecompress"),
  Deflate: define("Deflate"),
  DeflateRaw: define("DeflateRaw"),
  Gunzip: define("Gunzip"),
  Gzip: define("Gzip"),
  Inflate: define("Inflate"),
  InflateRaw: define("InflateRaw"),
  Unzip: define("Unzip"),
};
