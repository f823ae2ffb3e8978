declare module "@exodus/bytes/encoding-lite.js" {
  export function normalizeEncoding(label: string): string | null;
}

declare module "@exodus/bytes/single-byte.js" {
  export function createSinglebyteDecoder(
    encoding: string,
    loose: boolean,
  ): (bytes: Uint8Array) => string;
}

declare module "@exodus/bytes/multi-byte.js" {
  export function createMultibyteDecoder(
    encoding: string,
    loose: boolean,
  ): (bytes: Uint8Array, stream: boolean) => string;
}
