import { readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** What bundling needs of a package.json. */
export interface PackageJson {
  /** Absolute path of the file. */
  path: string;
  name: string | null;
  /** Replacements for browsers, by specifier or relative path. */
  browser: Record<string, string | false>;
  dependencies: ReadonlySet<string>;
}

/** Finds and reads the nearest package.json of a file, each once. */
export class Packages {
  readonly #byDirectory = new Map<string, PackageJson | null>();

  of(file: string): PackageJson | null {
    return this.#ofDirectory(dirname(file));
  }

  #ofDirectory(directory: string): PackageJson | null {
    const known = this.#byDirectory.get(directory);
    if (known !== undefined) return known;
    const parent = dirname(directory);
    const found =
      readPackage(join(directory, "package.json")) ??
      (parent === directory ? null : this.#ofDirectory(parent));
    this.#byDirectory.set(directory, found);
    return found;
  }
}

function readPackage(path: string): PackageJson | null {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
  const browser = value.browser;
  return {
    path,
    name: typeof value.name === "string" ? value.name : null,
    browser: typeof browser === "object" ? (browser as PackageJson["browser"]) : {},
    dependencies: new Set([
      ...Object.keys((value.dependencies as object | undefined) ?? {}),
      ...Object.keys((value.peerDependencies as object | undefined) ?? {}),
      ...Object.keys((value.optionalDependencies as object | undefined) ?? {}),
    ]),
  };
}

/** Whether a module belongs to an installed package and not to the project. */
export function isPackageFile(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`);
}

/** The name of the installed package that a module belongs to, null for the project's own: by its folder, since packages have further package.json files inside. */
export function installedPackage(file: string): string | null {
  const [, first, second] = /.*[\\/]node_modules[\\/]([^\\/]+)(?:[\\/]([^\\/]+))?/.exec(file) ?? [];
  if (first === undefined) return null;
  return first.startsWith("@") && second !== undefined ? `${first}/${second}` : first;
}
