import { defineError } from "../errors/node-error.ts";
import type { URLLike } from "./url-like.ts";

const ERR_INVALID_URL_SCHEME = defineError(
  TypeError,
  "ERR_INVALID_URL_SCHEME",
  (scheme: string) => `The URL must be of scheme ${scheme}`,
);
const ERR_INVALID_FILE_URL_HOST = defineError(
  TypeError,
  "ERR_INVALID_FILE_URL_HOST",
  (platform: string) => `File URL host must be "localhost" or empty on ${platform}`,
);
const ERR_INVALID_FILE_URL_PATH = defineError(
  TypeError,
  "ERR_INVALID_FILE_URL_PATH",
  (reason: string) => `File URL path ${reason}`,
);

/** The path that a `file:` URL means in a task. */
export function posixPath(url: URLLike): string {
  checkScheme(url);
  const { hostname, pathname } = url;
  if (hostname !== "") throw new ERR_INVALID_FILE_URL_HOST("linux");
  if (/%2f/i.test(pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH("must not include encoded / characters");
  }
  return decodeURIComponent(pathname);
}

/** The path that a `file:` URL means on Windows. */
export function windowsPath(url: URLLike): string {
  checkScheme(url);
  const { hostname, pathname } = url;
  if (/%2f|%5c/i.test(pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH("must not include encoded \\ or / characters");
  }
  const path = decodeURIComponent(pathname.replaceAll("/", "\\"));
  if (hostname !== "") return `\\\\${hostname}${path}`;
  if (!/^.[a-z]:/i.test(path)) throw new ERR_INVALID_FILE_URL_PATH("must be absolute");
  return path.slice(1);
}

function checkScheme({ protocol }: URLLike): void {
  if (protocol !== "file:") throw new ERR_INVALID_URL_SCHEME("file");
}
