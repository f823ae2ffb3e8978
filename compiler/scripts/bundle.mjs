// Puts the command into one file: Node takes about half a millisecond for each module it loads, and
// `capsule run` would need seventy. What compiles stays apart, to be loaded when it is needed.
import { resolve } from "node:path";
import { build } from "esbuild";

const dist = resolve(import.meta.dirname, "../dist");
const apart = ["compile.js", "export.js", "config/toml.js"].map((name) => resolve(dist, name));

await build({
  entryPoints: [resolve(dist, "cli/main.js")],
  // Modules find files of the package by their place in this directory.
  outfile: resolve(dist, "capsule.js"),
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external: ["@capsule/native", "esbuild"],
  plugins: [
    {
      name: "apart",
      setup({ onResolve }) {
        onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
          const file = resolve(resolveDir, path);
          if (!apart.includes(file)) return null;
          return { path: `./${file.slice(dist.length + 1)}`, external: true };
        });
      },
    },
  ],
  logLevel: "warning",
});
