import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sha256 } from "@capsule/runtime/manifest";
import { readFileOrNull, writeFileAtomic } from "../cache/files.ts";
import { type Input, isUnchanged, recordInputs } from "../cache/inputs.ts";
import type { Store } from "../cache/store.ts";

/** A configuration file's value and the files it was made from. */
export interface LoadedModule {
  value: unknown;
  /** Absolute paths: the file and everything it imports by a relative path. */
  files: string[];
}

interface ModuleRecord {
  inputs: Input[];
  /** SHA-256 of the bundled module. */
  code: string;
}

/**
 * Evaluates a configuration file. TypeScript and relative imports are bundled into one module,
 * which is kept, so that an unchanged file costs an import and no compiler.
 * Rejects with what the file throws, or with esbuild's `BuildFailure`.
 */
export async function loadConfigModule(
  file: string,
  root: string,
  store: Store,
): Promise<LoadedModule> {
  const key = sha256(file);
  const known = store.record<ModuleRecord>("config", key);
  const kept = known?.inputs.every(isUnchanged) ? store.blob(known.code) : null;
  const code = kept ?? (await bundleConfig(file, root, store, key));
  const { inputs } = kept && known ? known : (store.record("config", key) as ModuleRecord);
  // In the project's cache and not in the system's temporary directory: packages are found from here.
  const module = join(store.directory, "config", `${sha256(code)}.mjs`);
  if (!readFileOrNull(module)?.equals(code)) writeFileAtomic(module, code);
  const loaded = (await import(pathToFileURL(module).href)) as { default?: unknown };
  return { value: loaded.default, files: inputs.map((input) => input.path) };
}

async function bundleConfig(
  file: string,
  root: string,
  store: Store,
  key: string,
): Promise<Buffer> {
  const since = Date.now();
  const { build } = await import("esbuild");
  const result = await build({
    entryPoints: [file],
    absWorkingDir: root,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    // `defineConfig` must be found where only the command is installed, not the package.
    alias: {
      "@capsule/compiler/config": fileURLToPath(import.meta.resolve("@capsule/compiler/config")),
    },
    define: { "import.meta.url": JSON.stringify(pathToFileURL(file).href) },
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const inputs = Object.keys(result.metafile.inputs).map((path) => resolve(root, path));
  const code = Buffer.from(result.outputFiles[0]?.contents ?? []);
  const record: ModuleRecord = { inputs: recordInputs(inputs, since), code: store.putBlob(code) };
  store.putRecord("config", key, record);
  return code;
}
