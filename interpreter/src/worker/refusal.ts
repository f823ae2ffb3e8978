import type { RefusalCode } from "./protocol.ts";

/** A request that was not acted upon. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the client is told of an error. Options that can't be read are TypeErrors, everywhere in this package. */
export function refusalOf(error: unknown): { code: RefusalCode; message: string } {
  if (error instanceof Refusal) return { code: error.code, message: error.message };
  if (error instanceof TypeError) return { code: "invalid_request", message: error.message };
  return { code: "refused", message: error instanceof Error ? error.message : String(error) };
}
