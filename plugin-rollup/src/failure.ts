import { type Diagnostic, formatDiagnostic, formatDiagnostics } from "@capsule/compiler";

/** Errors of a build in the form in which Rollup and Vite show one. */
export interface Failure {
  message: string;
  code: string;
  id?: string;
  /** Columns count from 0. */
  loc?: { file: string; line: number; column: number };
  frame?: string;
}

/** What a bundler says of diagnostics, the first one's place in front. Null where none is an error. */
export function failureOf(diagnostics: readonly Diagnostic[], root: string): Failure | null {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return null;
  const rest = errors.slice(1);
  const more = rest.length === 0 ? "" : `\n\n${formatDiagnostics(rest, { root })}`;
  const { place } = first;
  return {
    code: first.code,
    message: `${formatDiagnostic(first, { root })}${more}`,
    ...(place && {
      id: place.file,
      loc: { file: place.file, line: place.line, column: place.column - 1 },
    }),
  };
}

/** Warnings, one text each. Notes are for who asks for them: `capsule build` shows them. */
export function warningsOf(diagnostics: readonly Diagnostic[], root: string): string[] {
  return diagnostics
    .filter(({ severity }) => severity === "warning")
    .map((diagnostic) => formatDiagnostic(diagnostic, { root }));
}
