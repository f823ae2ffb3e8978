import { createRequire } from "node:module";

/**
 * The file of a module of another package, which this one doesn't depend on: beside one of several files.
 *
 * @param places Absolute paths or URLs; the first one counts that finds it.
 * @returns Null where it is installed nowhere.
 */
export function findModule(name: string, places: readonly string[]): string | null {
  for (const place of places) {
    try {
      return createRequire(place).resolve(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return null;
}
