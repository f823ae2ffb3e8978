import { URL } from "../../url/url.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { defineError } from "../errors/node-error.ts";
import { posix, win32 } from "../path/path.ts";
import { validateString } from "../validators.ts";

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

interface Options {
  windows?: boolean;
}

interface UrlLike {
  protocol: string;
  hostname: string;
  pathname: string;
}

function isUrl(value: unknown): value is UrlLike & { href: string } {
  const { href, protocol, auth, path } = (value ?? {}) as Record<string, unknown>;
  return Boolean(href && protocol && auth === undefined && path === undefined);
}

/** `url.fileURLToPath` */
export function fileURLToPath(input: unknown, options: Options = {}): string {
  const url = typeof input === "string" ? (new URL(input) as unknown as UrlLike) : input;
  if (!isUrl(url)) throw new ERR_INVALID_ARG_TYPE("path", ["string", "URL"], input);
  if (url.protocol !== "file:") throw new ERR_INVALID_URL_SCHEME("file");
  return options?.windows ? windowsPath(url) : posixPath(url);
}

function posixPath({ hostname, pathname }: UrlLike): string {
  if (hostname !== "") throw new ERR_INVALID_FILE_URL_HOST("linux");
  if (/%2f/i.test(pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH("must not include encoded / characters");
  }
  return decodeURIComponent(pathname);
}

function windowsPath({ hostname, pathname }: UrlLike): string {
  if (/%2f|%5c/i.test(pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH("must not include encoded \\ or / characters");
  }
  const path = decodeURIComponent(pathname.replaceAll("/", "\\"));
  if (hostname !== "") return `\\\\${hostname}${path}`;
  if (!/^.[a-z]:/i.test(path)) throw new ERR_INVALID_FILE_URL_PATH("must be absolute");
  return path.slice(1);
}

/** `url.pathToFileURL` */
export function pathToFileURL(path: unknown, options: Options = {}): URL {
  validateString(path, "path");
  const { windows = false } = options ?? {};
  if (windows && path.startsWith("\\\\")) return uncUrl(path);
  let resolved = windows ? win32.resolve(path) : posix.resolve(path);
  const isFolder = path.endsWith("/") || (windows && path.endsWith("\\"));
  if (isFolder && !resolved.endsWith(windows ? "\\" : "/")) resolved += "/";
  return new URL(`file://${windows ? "/" : ""}${encode(resolved, windows)}`);
}

function uncUrl(path: string): URL {
  const [, , host = "", ...rest] = path.split("\\");
  const url = new URL("file://");
  url.hostname = host;
  url.pathname = encode(`/${rest.join("/")}`, true);
  return url;
}

/** What would mean something else in a URL. */
function encode(path: string, isWindows: boolean): string {
  const encoded = path.replace(
    /[%\n\r\t?#]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
  return isWindows ? encoded.replaceAll("\\", "/") : encoded.replaceAll("\\", "%5C");
}

interface HttpOptions {
  [key: string]: unknown;
}

/** `url.urlToHttpOptions` */
export function urlToHttpOptions(url: URL): HttpOptions {
  const { hostname, pathname, port, username, password, search } = url;
  const options: HttpOptions = {
    ...url,
    protocol: url.protocol,
    hostname: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ""}${search || ""}`,
    href: url.href,
  };
  if (port !== "") options.port = Number(port);
  if (username || password) {
    options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  }
  return options;
}
