import { dirname, join, sep } from "node:path";

/** The package whose `task` defines tasks. */
export const RUNTIME = "@capsule/runtime";

/** Finds the name of the package that a file belongs to: the nearest package.json that has a name. */
export function createPackageNames(readFile: (path: string) => string | undefined) {
  const known = new Map<string, string | null>();

  const ofDirectory = (directory: string): string | null => {
    const cached = known.get(directory);
    if (cached !== undefined) return cached;
    const parent = dirname(directory);
    const own = nameIn(readFile(join(directory, "package.json")));
    const name = own ?? (parent === directory ? null : ofDirectory(parent));
    known.set(directory, name);
    return name;
  };
  return (file: string) => ofDirectory(dirname(file));
}

function nameIn(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    const { name } = JSON.parse(text) as { name?: unknown };
    return typeof name === "string" && name !== "" ? name : null;
  } catch {
    return null;
  }
}

/** The package of an import: `@a/b` of `@a/b/c`. Null for paths and `#imports`. */
export function packageOfSpecifier(specifier: string): string | null {
  return /^(?:@[^/]+\/)?[^@#./\\][^/]*/.exec(specifier)?.[0] ?? null;
}

/** Whether a real path lies in an installed package, not in the project's own sources. */
export function isInstalled(file: string): boolean {
  return file.replaceAll(sep, "/").includes("/node_modules/");
}
