import { type BufferSource, bytesOf, isBufferSource } from "../bytes.ts";
import { URL } from "../url/url.ts";

export type PathLike = string | Uint8Array | URL;
export type Encoding = string | null | undefined;

/** Options that may be given as the encoding alone. */
export type Options<T = object> = Encoding | (T & { encoding?: Encoding; flag?: string });

export function pathOf(path: unknown): string {
  const text = toText(path);
  if (text === "") return text;
  if (text.includes("\0")) {
    throw Object.assign(new TypeError("The path must not contain null bytes"), {
      code: "ERR_INVALID_ARG_VALUE",
    });
  }
  return text;
}

function toText(path: unknown): string {
  if (typeof path === "string") return path;
  if (path instanceof Uint8Array) return native.decodeUtf8(path, false) ?? "";
  if (path instanceof URL) {
    if (path.protocol === "file:") return decodeURIComponent(path.pathname);
    throw Object.assign(new TypeError("The URL must be of scheme file"), {
      code: "ERR_INVALID_URL_SCHEME",
    });
  }
  const message = `The "path" argument must be of type string or an instance of Uint8Array or URL. Received ${typeof path}`;
  throw Object.assign(new TypeError(message), { code: "ERR_INVALID_ARG_TYPE" });
}

export function optionsOf<T extends object>(
  options: Options<T> | undefined,
): Partial<T> & { encoding?: Encoding; flag?: string } {
  if (typeof options === "string")
    return { encoding: options } as Partial<T> & { encoding: string };
  return (options ?? {}) as Partial<T> & { encoding?: Encoding; flag?: string };
}

/** What is read, in the encoding asked for; bytes without one. */
export function decode(bytes: Uint8Array, encoding: Encoding): string | Uint8Array {
  switch (encoding?.toLowerCase()) {
    case undefined:
    case "buffer":
      return bytes;
    case "utf8":
    case "utf-8":
      return native.decodeUtf8(bytes, false) ?? "";
    case "latin1":
    case "binary":
    case "ascii":
      return native.decodeLatin1(bytes);
    case "hex":
      return (bytes as Uint8Array & { toHex(): string }).toHex();
    case "base64":
      return (bytes as Uint8Array & { toBase64(options?: object): string }).toBase64();
    case "base64url":
      return (bytes as Uint8Array & { toBase64(options?: object): string }).toBase64({
        alphabet: "base64url",
        omitPadding: true,
      });
  }
  throw unknownEncoding(encoding);
}

/** The bytes of what is to be written. */
export function encode(data: unknown, encoding: Encoding): Uint8Array {
  if (isBufferSource(data)) return bytesOf(data as BufferSource);
  if (typeof data !== "string") {
    const message = `The "data" argument must be of type string or an instance of ArrayBuffer, TypedArray, or DataView. Received ${data === null ? "null" : `type ${typeof data}`}`;
    throw Object.assign(new TypeError(message), { code: "ERR_INVALID_ARG_TYPE" });
  }
  const bytes = Uint8Array as unknown as {
    fromHex(text: string): Uint8Array;
    fromBase64(text: string, options?: object): Uint8Array;
  };
  switch (encoding?.toLowerCase()) {
    case undefined:
    case "buffer":
    case "utf8":
    case "utf-8":
      return native.encodeUtf8(data);
    case "latin1":
    case "binary":
    case "ascii":
      return native.encodeLatin1(data);
    case "hex":
      return bytes.fromHex(data);
    case "base64":
      return bytes.fromBase64(data);
    case "base64url":
      return bytes.fromBase64(data, { alphabet: "base64url" });
  }
  throw unknownEncoding(encoding);
}

function unknownEncoding(encoding: Encoding): TypeError {
  return Object.assign(
    new TypeError(`The encoding ${JSON.stringify(encoding)} is not available in a task`),
    {
      code: "ERR_INVALID_ARG_VALUE",
    },
  );
}
