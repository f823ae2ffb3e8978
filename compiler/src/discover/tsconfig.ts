import { dirname, relative, resolve } from "node:path";
import ts from "#typescript";
import { unreadableTsconfig } from "../diagnostics/sources.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { placeOfSpan } from "./place.ts";

export interface Tsconfig {
  options: ts.CompilerOptions;
  diagnostics: Diagnostic[];
}

/** What says "no files" isn't a problem here: the entries are the files. */
const NO_INPUTS = new Set([18002, 18003]);

/** Only what keeps a tsconfig from being read matters; the compiler's opinion on options doesn't. */
function isFatal({ code, category }: ts.Diagnostic): boolean {
  return category === ts.DiagnosticCategory.Error && !NO_INPUTS.has(code);
}

/** The options of the tsconfig.json nearest to the entries, with everything it extends; none where there is none. */
export function readTsconfig(
  directory: string,
  readFile: (path: string) => string | undefined,
): Tsconfig {
  const path = ts.findConfigFile(directory, ts.sys.fileExists, "tsconfig.json");
  if (path === undefined) return { options: {}, diagnostics: [] };
  const found: ts.Diagnostic[] = [];
  const parsed = ts.getParsedCommandLineOfConfigFile(path, undefined, {
    ...ts.sys,
    readFile,
    // The files of `include` are of no use here, and listing them takes time.
    readDirectory: () => [],
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => found.push(diagnostic),
  });
  if (parsed) found.push(...ts.getConfigFileParsingDiagnostics(parsed));
  return {
    options: parsed?.options ?? {},
    diagnostics: found.filter(isFatal).map((diagnostic) => {
      const { file, start = 0, length = 1, messageText } = diagnostic;
      const absolute = ts.flattenDiagnosticMessageText(messageText, " ");
      const reason = absolute.replaceAll(`${dirname(path)}/`, "");
      const place = file ? placeOfSpan(file, start, start + length) : null;
      return unreadableTsconfig(place, reason);
    }),
  };
}

/** The directory that all files are in. */
export function commonDirectory(files: string[]): string | null {
  const [first, ...others] = files.map((file) => dirname(resolve(file)));
  return others.reduce<string | null>((common, directory) => {
    let candidate = common as string;
    while (relative(candidate, directory).startsWith("..")) candidate = dirname(candidate);
    return candidate;
  }, first ?? null);
}
