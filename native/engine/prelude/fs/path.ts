import { Buffer } from "../node/buffer/buffer.ts";
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from "../node/errors/codes.ts";
import { posixPath } from "../node/url/file-path.ts";
import { isURL } from "../node/url/url-like.ts";

/** The path that an argument names: text, bytes in UTF-8, or a `file:` URL. */
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
  if (isURL(value)) return posixPath(value);
  throw new ERR_INVALID_ARG_TYPE(name, ["string", "Buffer", "URL"], value);
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
