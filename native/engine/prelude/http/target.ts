import { ERR_INVALID_ARG_TYPE } from "../node/errors/codes.ts";
import { isURL, type URLLike } from "../node/url/url-like.ts";
import { URL } from "../url/url.ts";

/** What `request` takes. */
export type RequestOptions = Record<string, unknown>;

type Listener = (...args: unknown[]) => void;

/** The arguments of `request`: a URL, options or both, and a listener. */
export function readArguments(args: unknown[]): { options: RequestOptions; listener?: Listener } {
  let [input, options, listener] = args;
  let base: RequestOptions = {};
  if (typeof input === "string") base = optionsOfURL(new URL(input));
  else if (isURL(input)) base = optionsOfURL(input);
  else [input, options, listener] = [undefined, input, options];
  if (typeof options === "function") [options, listener] = [undefined, options];
  const merged = { ...base, ...(options as object | null | undefined) };
  if (options !== null && typeof options === "object") {
    // Options may be inherited, as those of some packages are.
    Object.setPrototypeOf(merged, options);
  }
  return listener === undefined
    ? { options: merged }
    : { options: merged, listener: listener as Listener };
}

function optionsOfURL(url: URLLike): RequestOptions {
  const { protocol, hostname, pathname, search, hash, href, port, username, password } = url;
  return {
    protocol,
    hostname: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href,
    ...(port === "" ? {} : { port: Number(port) }),
    ...(username === "" && password === ""
      ? {}
      : { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` }),
  };
}

/** The host's name of an option; undefined where it is left out. */
export function hostOf(host: unknown, name: string): string | undefined {
  if (host === undefined || host === null) return undefined;
  if (typeof host === "string") return host;
  throw new ERR_INVALID_ARG_TYPE(`options.${name}`, ["string", "undefined", "null"], host);
}
