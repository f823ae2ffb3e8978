import { formatDiagnostic } from "../diagnostics/format.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { Terminal } from "./terminal.ts";
import { plural } from "./words.ts";

/** Prints diagnostics: notes and warnings first, so that errors stand where one looks. */
export function sayDiagnostics(
  diagnostics: readonly Diagnostic[],
  root: string,
  { say, color }: Terminal,
): void {
  for (const severity of ["note", "warning", "error"] as const) {
    for (const diagnostic of diagnostics.filter((it) => it.severity === severity)) {
      say(`${formatDiagnostic(diagnostic, { root, color })}\n`);
    }
  }
}

/** `2 errors and 1 warning`. */
export function countProblems(diagnostics: readonly Diagnostic[]): string {
  return (["error", "warning"] as const)
    .map(
      (severity) =>
        [severity, diagnostics.filter((it) => it.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => plural(count, severity))
    .join(" and ");
}
