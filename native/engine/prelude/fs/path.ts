import { Buffer } from "../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from "../node/errors/codes.ts";
import { defineError } from "../node/errors/node-error.ts";

/** What names a file: text, bytes in UTF-8, or a `file:` URL. */
export type PathLike = string | Uint8Array | URLLike;

interface URLLike {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

const ERR_INVALID_URL_SCHEME = defineError(
  TypeError,
  "ERR_INVALID_URL_SCHEME",
  () => "The URL must be of scheme file",
);
const ERR_INVALID_FILE_URL_HOST = defineError(
  TypeError,
  "ERR_INVALID_FILE_URL_HOST",
  () => 'File URL host must be "localhost" or empty on linux',
);
const ERR_INVALID_FILE_URL_PATH = defineError(
  TypeError,
  "ERR_INVALID_FILE_URL_PATH",
  () => "File URL path must not include encoded / characters",
);

/** The path that an argument names. */
export function pathOf(value: unknown, name = "path"): string {
  const path = toText(value, name);
  if (path.includes("\0")) {
    throw new ERR_INVALID_ARG_VALUE(
      name,
      value,
      "must be a string, Uint8Array, or URL without null bytes",
    );
  }
  return path;
}

function toText(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  if (value instanceof Uint8Array) return native.decodeUtf8(value, false) ?? "";
  if (isURL(value)) return pathOfURL(value);
  throw new ERR_INVALID_ARG_TYPE(name, ["string", "Buffer", "URL"], value);
}

/** As Node tells URLs from what merely looks like one. */
function isURL(value: unknown): value is URLLike {
  const url = value as {
    href?: unknown;
    protocol?: unknown;
    auth?: unknown;
    path?: unknown;
  } | null;
  return Boolean(url?.href && url.protocol && url.auth === undefined && url.path === undefined);
}

function pathOfURL(url: URLLike): string {
  if (url.protocol !== "file:") throw new ERR_INVALID_URL_SCHEME();
  if (url.hostname !== "") throw new ERR_INVALID_FILE_URL_HOST();
  if (/%2f/i.test(url.pathname)) throw new ERR_INVALID_FILE_URL_PATH();
  return decodeURIComponent(url.pathname);
}

/** A name or path as a result, in the encoding asked for. */
export function encodePath(path: string, encoding: unknown): string | Buffer {
  if (encoding === undefined || encoding === null || encoding === "utf8" || encoding === "utf-8") {
    return path;
  }
  const bytes = Buffer.from(path);
  return encoding === "buffer" ? bytes : bytes.toString(encoding as string);
}

export function join(directory: string, name: string): string {
  return directory.endsWith("/") ? directory + name : `${directory}/${name}`;
}

/** The names in a path as seen from the root, `.` and `..` resolved. */
export function namesOf(path: string): string[] {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names;
}
