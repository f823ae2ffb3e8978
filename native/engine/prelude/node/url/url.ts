import library, { type LegacyUrl } from "url/url.js";
import { toAscii } from "../../url/idna.ts";
import { URLSearchParams } from "../../url/search-params.ts";
import { URL } from "../../url/url.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { defineError } from "../errors/node-error.ts";
import { punycode } from "../punycode.ts";
import { validateBoolean, validateObject, validateString } from "../validators.ts";
import { fileURLToPath, pathToFileURL, urlToHttpOptions } from "./file-url.ts";

const { Url } = library;

const ERR_INVALID_URL = defineError(TypeError, "ERR_INVALID_URL", () => "Invalid URL");

function parse(url: unknown, parsesQuery = false, slashesDenoteHost = false): LegacyUrl {
  if (url instanceof Url) return url;
  validateString(url, "url");
  const parsed = library.parse(url, parsesQuery, slashesDenoteHost);
  if (parsesQuery && parsed.search === "") parsed.search = null;
  const { hostname } = parsed;
  // The library lets pass what Node refuses.
  const forbidden = hostname?.includes(":")
    ? /[\0\t\n\r #%/<>?@\\^|]/
    : /[\0\t\n\r #%/:<>?@[\\\]^|]/;
  if (hostname && forbidden.test(hostname)) {
    throw Object.assign(new ERR_INVALID_URL(), { input: url });
  }
  return parsed;
}

interface FormatOptions {
  fragment?: boolean;
  unicode?: boolean;
  search?: boolean;
  auth?: boolean;
}

function format(url: unknown, options?: FormatOptions): string {
  if (typeof url === "string") return parse(url).format();
  if (typeof url !== "object" || url === null) {
    throw new ERR_INVALID_ARG_TYPE("urlObject", ["Object", "string"], url);
  }
  if (url instanceof URL) return formatUrl(url, options);
  const text = Url.prototype.format.call(url as LegacyUrl);
  const { protocol, slashes, host, hostname } = url as LegacyUrl;
  // Older versions of Node took a missing protocol for one with slashes.
  const isWrong = !protocol && !slashes && (host || hostname) && text.startsWith("//");
  return isWrong ? text.slice(2) : text;
}

function formatUrl(url: URL, options?: FormatOptions): string {
  if (options !== undefined) validateObject(options, "options");
  const { fragment = true, unicode = false, search = true, auth = true } = options ?? {};
  for (const [name, value] of Object.entries({ fragment, unicode, search, auth })) {
    validateBoolean(value, `options.${name}`);
  }
  const copy = new URL(url.href);
  if (!fragment) copy.hash = "";
  if (!search) copy.search = "";
  if (!auth) {
    copy.username = "";
    copy.password = "";
  }
  const { href, host, hostname } = copy;
  if (!unicode || host === "") return href;
  return href.replace(host, host.replace(hostname, domainToUnicode(hostname)));
}

function resolve(from: unknown, to: string): string {
  return parse(from, false, true).resolve(to);
}

function resolveObject(from: unknown, to: string | LegacyUrl): LegacyUrl | string {
  if (!from) return to;
  return parse(from, false, true).resolveObject(to);
}

function domainToASCII(domain: unknown): string {
  const ascii = toAscii(`${domain}`);
  // An encoded label with letters beyond ASCII is none.
  const isEncodedTwice = ascii?.split(".").some((label) => label.startsWith("xn--xn--"));
  try {
    return ascii === undefined || isEncodedTwice ? "" : new URL(`ws://${ascii}`).hostname;
  } catch {
    return "";
  }
}

function domainToUnicode(domain: unknown): string {
  return punycode.toUnicode(domainToASCII(domain));
}

/** The module `node:url`. */
export const url = {
  Url,
  parse,
  resolve,
  resolveObject,
  format,
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  urlToHttpOptions,
};
