import type { Diagnostic } from "./types.ts";

/** Diagnostics without repetitions: what concerns a shared file is found once for each task that uses it. */
export function uniqueDiagnostics(diagnostics: Diagnostic[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, severity, message, place } = diagnostic;
    const where = place === null ? "" : `${place.file}:${place.line}:${place.column}`;
    const key = [code, severity, message, where].join("\n");
    if (!found.has(key)) found.set(key, diagnostic);
  }
  return [...found.values()];
}
