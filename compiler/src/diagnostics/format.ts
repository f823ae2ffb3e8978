import { relative, sep } from "node:path";
import picocolors from "picocolors";
import { codeFrame } from "./frame.ts";
import type { Diagnostic, Place, Severity } from "./types.ts";

export interface FormatOptions {
  /** Absolute path that printed paths are relative to. */
  root: string;
  /** ANSI colours. Default false. */
  color?: boolean;
}

type Colors = ReturnType<typeof picocolors.createColors>;

const PAINT: Record<Severity, (colors: Colors) => (text: string) => string> = {
  error: (colors) => colors.red,
  warning: (colors) => colors.yellow,
  note: (colors) => colors.cyan,
};

/** One diagnostic for people: position, message, code frame, related places and hint. */
export function formatDiagnostic(diagnostic: Diagnostic, options: FormatOptions): string {
  const colors = picocolors.createColors(options.color ?? false);
  const { code, severity, message, place, related, hint } = diagnostic;
  const where = place === null ? "" : `${colors.cyan(position(place, options.root))} - `;
  const lines = [
    `${where}${PAINT[severity](colors)(severity)} ${colors.gray(`${code}:`)} ${message}`,
  ];
  if (place !== null) lines.push(...frameLines(place, colors));
  for (const { message: what, place: there } of related) {
    lines.push(`  ${colors.cyan(position(there, options.root))} - ${what}`);
    lines.push(...frameLines(there, colors));
  }
  if (hint !== null) lines.push(`  ${colors.gray("hint:")} ${hint}`);
  return lines.join("\n");
}

/** Diagnostics in their order, an empty line between. */
export function formatDiagnostics(diagnostics: Diagnostic[], options: FormatOptions): string {
  return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, options)).join("\n\n");
}

function frameLines(place: Place, colors: Colors): string[] {
  return codeFrame(place).map(
    (line) => `  ${/^[>]|^ +\| +\^+$/.test(line) ? line : colors.gray(line)}`,
  );
}

/** `src/main.ts:9:39`, with forward slashes on every platform. */
export function position(place: Place, root: string): string {
  return `${relativePath(place.file, root)}:${place.line}:${place.column}`;
}

/** A path below the root relative to it, any other as it is; with forward slashes. */
export function relativePath(file: string, root: string): string {
  const path = relative(root, file);
  const outside = path === "" || path.startsWith("..");
  return (outside ? file : path).replaceAll(sep, "/");
}
