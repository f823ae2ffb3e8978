import { toAscii } from "../../../url/idna.ts";

/** What a name becomes that can't be mapped: it is in no host name. */
export const UNMAPPABLE = "\0";

export function toASCII(name: string): string {
  return name === "" ? "" : toAscii(name) || UNMAPPABLE;
}
