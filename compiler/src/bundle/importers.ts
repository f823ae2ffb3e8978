import { readFileSync } from "node:fs";
import { dirname, isAbsolute, relative, sep } from "node:path";
import type { Place } from "../diagnostics/types.ts";
import { isPackageFile } from "./paths.ts";
import type { BundleContext } from "./types.ts";

/** Whether a module is the project's own: its problems are the user's to solve. */
export function isProjectFile(context: BundleContext, id: string): boolean {
  return isAbsolute(id) && !isPackageFile(id) && !id.startsWith(guestPackage(context));
}

/**
 * The name of a source in maps and messages: relative to the project's root, for an installed
 * package from its `node_modules` on, so that the same project gives the same bytes anywhere.
 */
export function sourceName(context: BundleContext, file: string): string {
  const guest = guestPackage(context);
  if (file.startsWith(guest))
    return `node_modules/@capsule/runtime/${slashed(file.slice(guest.length))}`;
  const parts = file.split(sep);
  const modules = parts.lastIndexOf("node_modules");
  if (modules >= 0) return parts.slice(modules).join("/");
  return slashed(relative(context.discovery.root, file));
}

/** The directory of `@capsule/runtime`, which need not be below a `node_modules`; ends in a separator. */
function guestPackage({ packages, guest }: BundleContext): string {
  return dirname(packages.of(guest)?.path ?? guest) + sep;
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

/** The package that a module belongs to, for messages. */
export function packageName(context: BundleContext, file: string): string {
  return context.packages.of(file)?.name ?? file;
}

/** Where a module is imported in a file of the project, or null where that isn't written literally. */
export function importPlace(
  context: BundleContext,
  importer: string,
  specifier: string,
): Place | null {
  const file = importer.split("?", 1)[0] as string;
  const text = sourceText(context, file);
  if (text === null) return null;
  const quoted = [`"${specifier}"`, `'${specifier}'`, `\`${specifier}\``];
  const offsets = quoted.map((literal) => text.indexOf(literal)).filter((offset) => offset >= 0);
  if (offsets.length === 0) return null;
  return placeAt(file, text, Math.min(...offsets), specifier.length + 2);
}

/** The text of a source as it was analysed, else as it is on disk. */
export function sourceText(context: BundleContext, file: string): string | null {
  const analysed = context.discovery.program.getSourceFile(file)?.text;
  if (analysed !== undefined) return analysed;
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function placeAt(file: string, text: string, offset: number, length: number): Place {
  const before = text.slice(0, offset).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file, line: before.length, column, length, text };
}
