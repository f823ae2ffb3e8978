import { isAbsolute } from "node:path";
import { bundlerError, bundlerWarning } from "../diagnostics/bundle.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import { isProjectFile, sourceText } from "./importers.ts";
import type { BundleContext } from "./types.ts";

/** What Rollup, Rolldown and esbuild say of a problem; each fills another part. */
export interface BundlerLog {
  code?: string | undefined;
  message: string;
  id?: string | undefined;
  /** Columns count from 0. */
  loc?: { file?: string | undefined; line: number; column: number } | undefined;
  /** Rolldown's own, or esbuild's where its plugin fails. */
  errors?: (BundlerLog | EsbuildMessage)[] | undefined;
}

interface EsbuildMessage {
  text: string;
  location: { line: number; column: number; length: number } | null;
}

/**
 * Warnings about what works all the same: modules that import each other, and habits of published
 * packages. The first two concern exports and imports that the bundle leaves out.
 */
const HARMLESS = new Set([
  "UNUSED_EXTERNAL_IMPORT",
  "EMPTY_BUNDLE",
  "CIRCULAR_DEPENDENCY",
  "MODULE_LEVEL_DIRECTIVE",
  "SOURCEMAP_BROKEN",
  "INVALID_ANNOTATION",
  "IMPORT_IS_UNDEFINED",
]);

/** A warning of a bundler; none where nobody needs it: packages are not the user's to correct. */
export function warningsOf(context: BundleContext, log: BundlerLog): Diagnostic[] {
  if (log.code !== undefined && HARMLESS.has(log.code)) return [];
  const file = fileOf(log);
  if (file === null || !isProjectFile(context, file)) return [];
  return [bundlerWarning(plain(log.message), placeOf(context, log, file))];
}

/** An error that a bundler throws: one diagnostic, or one for each error in it. */
export function errorsOf(context: BundleContext, log: BundlerLog): Diagnostic[] {
  const file = fileOf(log);
  if (log.errors === undefined || log.errors.length === 0) {
    return [bundlerError(plain(log.message), file === null ? null : placeOf(context, log, file))];
  }
  return log.errors.flatMap((inner) =>
    "text" in inner ? esbuildError(context, inner, file) : errorsOf(context, inner),
  );
}

function esbuildError(
  context: BundleContext,
  { text: message, location }: EsbuildMessage,
  file: string | null,
): Diagnostic {
  const text = file === null ? null : sourceText(context, file);
  if (location === null || file === null || text === null) return bundlerError(message, null);
  const { line, column, length } = location;
  return bundlerError(message, { file, line, column: column + 1, length, text });
}

function placeOf(context: BundleContext, log: BundlerLog, file: string): Place | null {
  const text = sourceText(context, file);
  if (log.loc === undefined || text === null) return null;
  return { file, line: log.loc.line, column: log.loc.column + 1, length: 1, text };
}

function fileOf(log: BundlerLog): string | null {
  const file = (log.loc?.file ?? log.id)?.split("?", 1)[0];
  return file !== undefined && isAbsolute(file) ? file : null;
}

/** Without the bundler's own prefixes and frames. */
function plain(message: string): string {
  const line = message.split("\n", 1)[0] ?? message;
  return line.replace(/^\[[^\]]*\]\s*/, "").replace(/^\S+ \(\d+:\d+\): /, "");
}
