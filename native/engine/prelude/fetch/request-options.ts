import { URL } from "../url/url.ts";
import { domString, usvString } from "../webidl/convert.ts";

/** What a request says beside its method, headers and body. */
export interface Options {
  cache: "default" | "no-store" | "reload" | "no-cache" | "force-cache" | "only-if-cached";
  credentials: "omit" | "same-origin" | "include";
  integrity: string;
  keepalive: boolean;
  mode: "cors" | "no-cors" | "same-origin" | "navigate";
  redirect: "follow" | "error" | "manual";
  /** A URL, "client" or "no-referrer". */
  referrer: string;
  referrerPolicy: string;
}

export const DEFAULTS: Options = {
  cache: "default",
  credentials: "same-origin",
  integrity: "",
  keepalive: false,
  mode: "cors",
  redirect: "follow",
  referrer: "client",
  referrerPolicy: "",
};

const CHOICES = {
  cache: ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"],
  credentials: ["omit", "same-origin", "include"],
  mode: ["same-origin", "no-cors", "cors", "navigate"],
  priority: ["high", "low", "auto"],
  redirect: ["follow", "manual", "error"],
  referrerPolicy: [
    "",
    "no-referrer",
    "no-referrer-when-downgrade",
    "same-origin",
    "origin",
    "strict-origin",
    "origin-when-cross-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url",
  ],
};

/** The options of a request that is made with `init`, where `base` has those that it doesn't name. */
export function readOptions(init: Record<string, unknown>, base: Options): Options {
  const options: Options = {
    cache: choice(init, "cache", base.cache),
    credentials: choice(init, "credentials", base.credentials),
    integrity: init.integrity === undefined ? base.integrity : domString(init.integrity),
    keepalive: init.keepalive === undefined ? base.keepalive : Boolean(init.keepalive),
    mode: choice(init, "mode", base.mode),
    redirect: choice(init, "redirect", base.redirect),
    referrer: init.referrer === undefined ? base.referrer : readReferrer(usvString(init.referrer)),
    referrerPolicy: choice(init, "referrerPolicy", base.referrerPolicy),
  };
  choice(init, "priority", "auto");
  if (options.mode === "navigate") {
    throw new TypeError("Request constructor: invalid request mode navigate.");
  }
  if (options.cache === "only-if-cached" && options.mode !== "same-origin") {
    throw new TypeError("'only-if-cached' can be set only with 'same-origin' mode");
  }
  return options;
}

function choice<T extends string>(
  init: Record<string, unknown>,
  name: keyof typeof CHOICES,
  base: T,
): T {
  if (init[name] === undefined) return base;
  const value = domString(init[name]);
  const choices: string[] = CHOICES[name];
  if (choices.includes(value)) return value as T;
  throw new TypeError(
    `Request constructor: ${value} is not an accepted type. Expected one of ${choices.join(", ")}.`,
  );
}

function readReferrer(text: string): string {
  if (text === "") return "no-referrer";
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new TypeError(`Referrer "${text}" is not a valid URL.`, { cause });
  }
  return url.protocol === "about:" && url.pathname === "client" ? "client" : url.href;
}
