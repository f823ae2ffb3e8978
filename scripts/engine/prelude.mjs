import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { build } from "esbuild";
import { root } from "../setup/run.mjs";
import { aliases } from "./aliases.mjs";
import { formatjs } from "./formatjs.mjs";
import { intlData, intlEntries } from "./intl.mjs";
import { temporal } from "./temporal.mjs";

const prelude = join(root, "native/engine/prelude");

/**
 * The prelude as modules, `{ name, code }` sorted by name: `prelude/main.js`, one for each file of `lazy/`, one for
 * each module that a bundle can import (`modules/node/fs/promises.ts` is `prelude/node-fs-promises.js`), and what
 * they share.
 */
export async function bundlePrelude() {
  const result = await build({
    absWorkingDir: prelude,
    entryPoints: {
      main: "main.ts",
      ...Object.fromEntries(files("lazy").map((file) => [basename(file, ".ts"), `lazy/${file}`])),
      ...Object.fromEntries(files("modules").map((file) => [flatName(file), `modules/${file}`])),
      ...intlEntries,
    },
    outdir: "prelude",
    chunkNames: "shared-[hash]",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2023",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["module", "import", "default"],
    external: ["capsule:native"],
    inject: ["native-import.ts"],
    plugins: [aliases, intlData(prelude), formatjs(), temporal(prelude)],
    define: { "process.env.NODE_ENV": '"production"' },
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
  });
  return result.outputFiles
    .map(({ path, text }) => ({ name: `prelude/${basename(path)}`, code: text }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One digest over all modules of the prelude, libraries included. */
export function preludeDigest(modules) {
  const digest = createHash("sha256");
  for (const { name, code } of modules) digest.update(`${name}\0${code}\0`);
  return digest.digest("hex");
}

function files(folder) {
  return readdirSync(join(prelude, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(prelude, folder).length + 1));
}

function flatName(file) {
  return file.replace(/\.ts$/, "").replaceAll(sep, "-");
}
