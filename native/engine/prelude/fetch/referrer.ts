import { URL } from "../url/url.ts";
import type { Options } from "./request-options.ts";

/** What the `referer` header says to a server; null where it says nothing. A task has no address of its own. */
export function refererFor(to: URL, options: Options): string | null {
  if (options.referrer === "client" || options.referrer === "no-referrer") return null;
  const from = new URL(options.referrer);
  if (from.protocol !== "http:" && from.protocol !== "https:") return null;
  from.username = "";
  from.password = "";
  from.hash = "";
  const isSame = from.origin === to.origin;
  const isDowngrade = from.protocol === "https:" && to.protocol !== "https:";
  const origin = `${from.origin}/`;
  switch (options.referrerPolicy) {
    case "no-referrer":
      return null;
    case "origin":
      return origin;
    case "unsafe-url":
      return from.href;
    case "strict-origin":
      return isDowngrade ? null : origin;
    case "origin-when-cross-origin":
      return isSame ? from.href : origin;
    case "same-origin":
      return isSame ? from.href : null;
    case "no-referrer-when-downgrade":
      return isDowngrade ? null : from.href;
    default:
      if (isSame) return from.href;
      return isDowngrade ? null : origin;
  }
}
