import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../setup/run.mjs";

/**
 * The prelude as the module that `native/engine/src/boot.rs` evaluates: its default export takes `native`
 * and gives the hooks.
 */
export async function bundlePrelude() {
  const result = await build({
    entryPoints: [join(root, "native/engine/prelude/main.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "hooks",
    target: "es2023",
    platform: "neutral",
    minifySyntax: true,
    // Names of functions and classes are seen by users: `fetch.name`, `class Headers`.
    keepNames: false,
    banner: { js: "export default (native) => {" },
    footer: { js: "return hooks; };" },
    logLevel: "warning",
  });
  return result.outputFiles[0].text;
}
