import type { DiagnosticCode } from "./codes.ts";

/** A place in a source file. Lines and columns count from 1; `length` in UTF-16 units. */
export interface Place {
  /** Absolute path. */
  file: string;
  line: number;
  column: number;
  length: number;
  /** The file's text, for the code frame. */
  text: string;
}

export type Severity = "error" | "warning" | "note";

export interface Diagnostic {
  code: DiagnosticCode;
  severity: Severity;
  message: string;
  /** The way out. */
  hint: string | null;
  place: Place | null;
  related: Related[];
}

/** Another place that explains a diagnostic, for example a first use. */
export interface Related {
  message: string;
  place: Place;
}
