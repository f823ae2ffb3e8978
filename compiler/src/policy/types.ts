import type { Language, Policy } from "@capsule/runtime/manifest";
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

/** Finds where an option was written, or an entry of its list, for a diagnostic. */
export type PlaceOf = (option: string, index?: number) => Place | null;

/** A task as `resolvePolicy` needs it; a `DiscoveredTask` is one. */
export interface PolicySubject {
  /** In which its options are written. */
  language: Language;
  name: string;
  options: RawPolicy;
  placeOf: PlaceOf;
}

/** Defaults for every task from `capsule.config.ts` or `capsule.toml`, under the names of the task options. */
export interface ConfigDefaults {
  options: RawPolicy;
  placeOf: PlaceOf;
}
