import { isAbsolute, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Problems } from "../diagnostics/problems.ts";
import type { DiscoveredTask, Discovery } from "../discover/types.ts";
import { errorsOf, warningsOf } from "./logs.ts";
import { finishMap } from "./map.ts";
import { Packages } from "./paths.ts";
import { adaptations } from "./plugins/adaptations.ts";
import { builtins } from "./plugins/builtins.ts";
import { entry } from "./plugins/entry.ts";
import { environment } from "./plugins/environment.ts";
import { guest } from "./plugins/guest.ts";
import { hostId, hostModules } from "./plugins/host-modules.ts";
import { imports } from "./plugins/imports.ts";
import { languages } from "./plugins/languages.ts";
import { nodeBuilds } from "./plugins/node-builds.ts";
import { raw } from "./plugins/raw.ts";
import { slice } from "./plugins/slice.ts";
import { VirtualModules } from "./plugins/virtual.ts";
import { sizesByPackage } from "./sizes.ts";
import {
  BUNDLE_FILE,
  type Bundle,
  type BundleContext,
  type BundleResult,
  type BundleSession,
  type Driver,
  type DriverOutput,
  type HostModules,
  type PluginOptions,
} from "./types.ts";

export interface BundlerOptions {
  discovery: Discovery;
  bundler: "rollup" | "rolldown";
  locales?: readonly string[] | undefined;
  host?: HostModules | null | undefined;
}

/** Bundles the tasks of one build. */
export interface Bundler {
  /** One bundle at a time: what bundles share is not for two at once. */
  bundle(task: DiscoveredTask): Promise<BundleResult>;
}

export async function createBundler({
  discovery,
  bundler,
  locales = [],
  host = null,
}: BundlerOptions): Promise<Bundler> {
  const context: BundleContext = {
    discovery,
    packages: new Packages(),
    guest: fileURLToPath(import.meta.resolve("@capsule/runtime/guest")),
    locales,
    host,
  };
  const virtual = new VirtualModules();
  const loaded = new Set<string>();
  let session: BundleSession | null = null;
  const options: PluginOptions = { context, session: () => session as BundleSession, virtual };
  const driver = await createDriver(bundler, options, loaded);
  return {
    async bundle(task) {
      const problems = new Problems();
      const slices: Record<string, string> = {};
      session = { task, slices, report: (diagnostics) => problems.add(diagnostics) };
      loaded.clear();
      try {
        const output = await driver((log) => problems.add(warningsOf(context, log)));
        problems.add(virtual.problemsOf(loaded, new Set(output.modules.keys())));
        if (problems.hasError()) return { bundle: null, diagnostics: problems.all() };
        return { bundle: toBundle(context, output, loaded, slices), diagnostics: problems.all() };
      } catch (thrown) {
        if (!(thrown instanceof Error)) throw thrown;
        problems.add(virtual.problemsOf(loaded, new Set()));
        // What the bundler fails on is often the consequence of what is known already.
        if (!problems.hasError()) problems.add(errorsOf(context, thrown));
        return { bundle: null, diagnostics: problems.all() };
      }
    },
  };
}

async function createDriver(
  bundler: BundlerOptions["bundler"],
  options: PluginOptions,
  loaded: Set<string>,
): Promise<Driver> {
  const compilerOptions = options.context.discovery.program.getCompilerOptions();
  const plugins = [
    entry(options),
    slice(options),
    guest(options),
    builtins(options),
    nodeBuilds(options),
    raw(),
    imports(options),
    hostModules(options),
    options.virtual.plugin(),
    environment(),
    adaptations(),
    languages(options),
    { name: "capsule:loaded", moduleParsed: ({ id }: { id: string }) => void loaded.add(id) },
  ];
  if (bundler === "rollup") {
    const { rollupDriver } = await import("./rollup.ts");
    return rollupDriver(plugins, compilerOptions);
  }
  const { rolldownDriver } = await import("./rolldown.ts");
  return rolldownDriver(plugins, compilerOptions);
}

function toBundle(
  context: BundleContext,
  { code, map, modules }: DriverOutput,
  loaded: Iterable<string>,
  slices: Record<string, string>,
): Bundle {
  const ids = [...loaded].map((id) => hostId(id) ?? id);
  const files = ids.map((id) => id.split("?", 1)[0] as string).filter(isAbsolute);
  const packages = files.flatMap((file) => context.packages.of(file)?.path ?? []);
  return {
    code,
    map: finishMap(context, map, BUNDLE_FILE),
    files: [...new Set([...files, ...packages])].sort(),
    volatile: [...loaded].some((id) => !isAbsolute(hostId(id) ?? sep)),
    slices,
    sizes: sizesByPackage(context, modules),
  };
}
