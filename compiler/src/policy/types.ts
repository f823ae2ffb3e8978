import type { Policy } from "@capsule/runtime/manifest";
import type { Diagnostic, Place } from "../diagnostics/types.ts";

/** Options as a user writes them; every one may be missing. */
export interface RawPolicy {
  compute?: unknown;
  ram?: unknown;
  timeout?: unknown;
  maxRetries?: unknown;
  allowedHosts?: unknown;
  allowedFiles?: unknown;
  envVariables?: unknown;
}

export interface NormalizedPolicy {
  policy: Policy;
  diagnostics: Diagnostic[];
}

/** Finds where an option was written, for a diagnostic. */
export type PlaceOf = (option: string) => Place | null;
