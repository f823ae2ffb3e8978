import type { Diagnostic } from "../diagnostics/types.ts";
import type { DiscoveredTask, Discovery } from "../discover/types.ts";
import type { BundlerLog } from "./logs.ts";
import type { SourceMap } from "./map.ts";
import type { Packages } from "./paths.ts";
import type { VirtualModules } from "./plugins/virtual.ts";

/** The name of every bundle in the engine's stack frames and in its source map. */
export const BUNDLE_FILE = "task.js";

/** One task's code as one ES module, with everything inlined but the runner's own modules. */
export interface BundledCode {
  code: string;
  /** JSON of the source map, down to the project's own sources. */
  map: string;
}

export interface Bundle extends BundledCode {
  /** Absolute paths of the module graph and of the package.json files that steered it. */
  files: string[];
  /** SHA-256 of the cut form of each file that defines tasks, by absolute path. */
  slices: Record<string, string>;
  sizes: PackageSize[];
  /** Whether something in it comes from a plugin of the bundler around the tasks, and from no file. */
  volatile: boolean;
}

/** A package's part of a bundle. */
export interface PackageSize {
  /** Null for the project's own code. */
  package: string | null;
  /** Of JavaScript, before it is compiled. */
  bytes: number;
}

export interface BundleResult {
  /** Null where a diagnostic is an error. */
  bundle: Bundle | null;
  diagnostics: Diagnostic[];
}

/** The bundler of a program around the tasks, which knows modules that nobody else knows: its plugins made them up. */
export interface HostModules {
  /** The id of the module that an importer means; null where the bundler knows none, or leaves it out of its bundles. */
  resolve: (specifier: string, importer: string) => Promise<string | null>;
  /** The module as JavaScript; null where there is none. */
  load: (id: string) => Promise<string | null>;
}

/** What all bundles of a build share. */
export interface BundleContext {
  discovery: Discovery;
  packages: Packages;
  /** Absolute path of the module that stands for `@capsule/runtime` in a guest. */
  guest: string;
  /** Locales beside English whose data goes into the tasks that use it. */
  locales: readonly string[];
  /** Null without a bundler around. */
  host: HostModules | null;
}

/** What the plugins know of the bundle in hand. Plugins outlive a bundle, so they ask for it. */
export interface BundleSession {
  task: DiscoveredTask;
  /** Takes the digests for {@link Bundle.slices}. */
  slices: Record<string, string>;
  report: (diagnostics: readonly Diagnostic[]) => void;
}

/** What a plugin is made with. */
export interface PluginOptions {
  context: BundleContext;
  session: () => BundleSession;
  virtual: VirtualModules;
}

/** One run of a bundler with the plugins it was made with. Rejects with the bundler's error. */
export type Driver = (onLog: (log: BundlerLog) => void) => Promise<DriverOutput>;

export interface DriverOutput {
  code: string;
  /** Sources are absolute paths or the ids of virtual modules. */
  map: SourceMap;
  /** How many characters of the code come from each module, by id; modules without any are left out. */
  modules: ReadonlyMap<string, number>;
}
