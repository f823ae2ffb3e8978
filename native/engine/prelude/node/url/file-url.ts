import { URL } from "../../url/url.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { posix, win32 } from "../path/path.ts";
import { validateString } from "../validators.ts";
import { posixPath, windowsPath } from "./file-path.ts";
import { isURL } from "./url-like.ts";

interface Options {
  windows?: boolean;
}

/** `url.fileURLToPath` */
export function fileURLToPath(input: unknown, options: Options = {}): string {
  const url: unknown = typeof input === "string" ? new URL(input) : input;
  if (!isURL(url)) throw new ERR_INVALID_ARG_TYPE("path", ["string", "URL"], input);
  return options?.windows ? windowsPath(url) : posixPath(url);
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
