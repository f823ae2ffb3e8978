import ts from "#typescript";
import { RAW_IMPORT } from "../bundle/plugins/raw.ts";
import { projectFiles } from "../discover/program.ts";
import type { Discovery } from "../discover/types.ts";

/** Imports of a project's sources that lead to no file and look like no package: `virtual:x`, `~/a.txt?raw`, `~/b`. */
export function unknownImports(discovery: Discovery): { specifier: string; importer: string }[] {
  return projectFiles(discovery.program).flatMap((file) =>
    specifiersOf(file)
      .filter((specifier) => isUnknown(specifier, discovery, file.fileName))
      .map((specifier) => ({ specifier, importer: file.fileName })),
  );
}

function specifiersOf(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier: specifier } = statement;
    return specifier && ts.isStringLiteral(specifier) ? [specifier.text] : [];
  });
}

function isUnknown(specifier: string, { resolve }: Discovery, importer: string): boolean {
  const isPackage = /^(node:)?[@\w][^?:]*$/.test(specifier) && !specifier.startsWith("@/");
  return !isPackage && !RAW_IMPORT.test(specifier) && resolve(specifier, importer) === null;
}
