import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FIXTURES = fileURLToPath(new URL("../../../fixtures", import.meta.url));

/** One folder of `fixtures/<kind>`. */
export interface Case {
  name: string;
  directory: string;
  /** The file `main.*` in it. */
  entry: string;
}

export function casesOf(kind: "slices" | "errors" | "python-errors"): Case[] {
  return readdirSync(join(FIXTURES, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const directory = join(FIXTURES, kind, name);
      const extensions = ["ts", "tsx", "mts", "js", "jsx", "mjs", "py"];
      const entry = extensions.map((end) => join(directory, `main.${end}`)).find(existsSync);
      if (entry === undefined) throw new Error(`${directory} has no main file`);
      return { name, directory, entry };
    });
}
