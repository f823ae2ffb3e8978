import { lstatSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import ts from "#typescript";
import { isInstalled, packageOfSpecifier, RUNTIME } from "./packages.ts";

/** Resolves an import for the analysis, or gives undefined where it leads out of the project. */
export type Resolve = (specifier: string, importer: string) => ts.ResolvedModuleFull | undefined;

/**
 * Resolves only what can define a task: relative paths, tsconfig paths, `#imports`, workspace packages and
 * `@capsule/runtime`. Reading the types of every other package would take most of the time and tell nothing.
 */
export function createResolve(options: ts.CompilerOptions, host: ts.ModuleResolutionHost): Resolve {
  const directory = host.getCurrentDirectory?.() ?? ".";
  const cache = ts.createModuleResolutionCache(directory, (name) => name, options);
  const mapped = Object.keys(options.paths ?? {}).map(patternOf);
  const isWorkspacePackage = createWorkspaceLookup();

  return (specifier, importer) => {
    const find = () =>
      ts.resolveModuleName(specifier, importer, options, host, cache).resolvedModule;
    if (specifier.startsWith("#") || specifier.startsWith(".") || isAbsolute(specifier)) {
      return find();
    }
    const name = packageOfSpecifier(specifier);
    if (name === RUNTIME || mapped.some((pattern) => pattern.test(specifier))) return find();
    if (name !== null && isWorkspacePackage(name, dirname(importer))) return find();
    if (options.baseUrl === undefined) return undefined;
    const found = find();
    return found && !isInstalled(found.resolvedFileName) ? found : undefined;
  };
}

function patternOf(key: string): RegExp {
  const [before = "", after] = key
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(after === undefined ? `^${before}$` : `^${before}.*${after}$`);
}

/** A workspace package is a link in `node_modules` to a directory that isn't below a `node_modules`. */
function createWorkspaceLookup() {
  const known = new Map<string, boolean>();
  const lookup = (name: string, directory: string): boolean => {
    const link = join(directory, "node_modules", name);
    const cached = known.get(link);
    if (cached !== undefined) return cached;
    const parent = dirname(directory);
    const found = linked(link) ?? (parent === directory ? false : lookup(name, parent));
    known.set(link, found);
    return found;
  };
  return lookup;
}

function linked(path: string): boolean | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (!stats.isSymbolicLink()) return false;
  try {
    return !isInstalled(realpathSync(path));
  } catch {
    return false;
  }
}
