import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, isAbsolute, resolve } from "node:path";
import type { Plugin } from "rollup";

/** What a file of the project is imported by as text, as in Vite: `./prompt.md?raw`. */
export const RAW_IMPORT = /^\.\.?\/.*\?raw$/;

const QUERY = "?raw";

/** Loads the text of files that are imported with `?raw`. */
export function raw(): Plugin {
  return {
    name: "capsule:raw",
    resolveId(source, importer) {
      if (!RAW_IMPORT.test(source) || importer === undefined || !isAbsolute(importer)) return null;
      const file = resolve(dirname(importer), source.slice(0, -QUERY.length));
      return existsSync(file) ? file + QUERY : null;
    },
    async load(id) {
      if (!id.endsWith(QUERY) || !isAbsolute(id)) return null;
      const text = await readFile(id.slice(0, -QUERY.length), "utf8");
      // Rolldown would judge it by the file's ending.
      const module = { code: `export default ${JSON.stringify(text)};`, moduleType: "js" };
      return { ...module, map: { mappings: "" } };
    },
  };
}
