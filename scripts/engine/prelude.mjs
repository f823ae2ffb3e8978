import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { root } from "../setup/run.mjs";

const prelude = join(root, "native/engine/prelude");

/**
 * The prelude as modules, `{ name, code }` sorted by name: `prelude/main.js`, one for each file of `lazy/`, and
 * what they share.
 */
export async function bundlePrelude() {
  const lazy = readdirSync(join(prelude, "lazy"));
  const result = await build({
    absWorkingDir: prelude,
    entryPoints: {
      main: "main.ts",
      ...Object.fromEntries(lazy.map((file) => [basename(file, ".ts"), `lazy/${file}`])),
    },
    outdir: "prelude",
    chunkNames: "shared-[hash]",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2023",
    platform: "neutral",
    external: ["capsule:native"],
    inject: ["native-import.ts"],
    minifySyntax: true,
    logLevel: "warning",
  });
  return result.outputFiles
    .map(({ path, text }) => ({ name: `prelude/${basename(path)}`, code: text }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
