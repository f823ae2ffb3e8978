import { load } from "../load.ts";

/** The ASCII form of a host name, by UTS #46 as URLs apply it; undefined where it has none. */
export function toAscii(name: string): string | undefined {
  const options = { checkBidi: true, checkJoiners: true };
  return load("idna").toASCII(name, options) ?? undefined;
}
