import type { SourceMap } from "magic-string";
import type { Diagnostic } from "../diagnostics/types.ts";

/** A module, cut to what one task needs. */
export interface Slice {
  code: string;
  map: SourceMap;
  /** Dropped and kept statements that a reader should know of: severity `note` or `warning`. */
  diagnostics: Diagnostic[];
}
