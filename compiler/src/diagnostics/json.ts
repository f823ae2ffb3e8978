import type { DiagnosticCode } from "./codes.ts";
import { relativePath } from "./format.ts";
import type { Diagnostic, Place, Severity } from "./types.ts";

/** A place without its file's text. */
export interface PlaceJson {
  /** Relative to the project's root where it is below it. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  length: number;
}

/** A diagnostic as `--json` prints it. */
export interface DiagnosticJson {
  code: DiagnosticCode;
  severity: Severity;
  message: string;
  hint: string | null;
  place: PlaceJson | null;
  related: { message: string; place: PlaceJson }[];
}

/** The plain form of a diagnostic, for machines. */
export function diagnosticToJson(diagnostic: Diagnostic, root: string): DiagnosticJson {
  const { code, severity, message, hint, place, related } = diagnostic;
  return {
    code,
    severity,
    message,
    hint,
    place: place === null ? null : placeToJson(place, root),
    related: related.map((entry) => ({
      message: entry.message,
      place: placeToJson(entry.place, root),
    })),
  };
}

function placeToJson({ file, line, column, length }: Place, root: string): PlaceJson {
  return { file: relativePath(file, root), line, column, length };
}
