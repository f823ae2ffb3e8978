import { load } from "../../load.ts";

/** Its tables are large, and needed for few names. */
export function toASCII(domain: string, options: object): string | null {
  return load("idna").toASCII(domain, options);
}
