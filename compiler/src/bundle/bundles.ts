import { sha256 } from "@capsule/runtime/manifest";
import { isUnchanged, recordInputs } from "../cache/inputs.ts";
import { restoreDiagnostics, storeDiagnostics, type TaskRecord } from "../cache/record.ts";
import type { Store } from "../cache/store.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { tasksByFile } from "../discover/modules.ts";
import type { DiscoveredTask, Discovery } from "../discover/types.ts";
import { localeDigest } from "../locales.ts";
import { sliceModule } from "../slice/slice.ts";
import type { Bundler } from "./bundler.ts";
import { sliceDigest } from "./slice-digest.ts";
import type { BundledCode, HostModules, PackageSize } from "./types.ts";

export interface BundlesOptions {
  discovery: Discovery;
  bundler: "rollup" | "rolldown";
  /** Beside English. */
  locales: readonly string[];
  store: Store;
  /** Tasks as the build before left them, by name. */
  known: Readonly<Record<string, TaskRecord>>;
  /** When this build began, milliseconds since the epoch. */
  since: number;
  host?: HostModules | null | undefined;
}

export interface TaskBundle {
  /** Null where a diagnostic is an error. */
  code: BundledCode | null;
  /** For the next build; null where there is no bundle, or none that may be kept. */
  record: TaskRecord | null;
  diagnostics: Diagnostic[];
  /** Absolute paths of what it is made of; empty where there is none. */
  files: string[];
  /** By package, the largest first. */
  sizes: PackageSize[];
  /** Whether it is the bundle of an earlier build. */
  kept: boolean;
}

/** Bundles tasks, or takes their bundles from an earlier build where nothing they are made of has changed. */
export class Bundles {
  readonly #options: BundlesOptions;
  readonly #settings: string;
  readonly #sliced: ReadonlySet<string>;
  #bundler: Promise<Bundler> | null = null;

  constructor(options: BundlesOptions) {
    const { discovery, bundler, locales } = options;
    this.#options = options;
    this.#settings = sha256(
      JSON.stringify([
        bundler,
        locales,
        localeDigest(locales),
        discovery.program.getCompilerOptions(),
      ]),
    );
    this.#sliced = new Set(tasksByFile(discovery).keys());
  }

  /** One at a time. */
  async bundle(task: DiscoveredTask): Promise<TaskBundle> {
    return this.#keptBundle(task) ?? (await this.#newBundle(task));
  }

  #keptBundle(task: DiscoveredTask): TaskBundle | null {
    const { known, store } = this.#options;
    const record = Object.hasOwn(known, task.name) ? known[task.name] : undefined;
    if (record === undefined || !this.#holds(task, record)) return null;
    const code = store.blob(record.code)?.toString("utf8");
    const map = store.blob(record.map)?.toString("utf8");
    if (code === undefined || map === undefined) return null;
    const diagnostics = restoreDiagnostics(record.diagnostics);
    const files = record.inputs.map(({ path }) => path);
    return { code: { code, map }, record, diagnostics, files, sizes: record.sizes, kept: true };
  }

  #holds(task: DiscoveredTask, { settings, inputs, slices }: TaskRecord): boolean {
    if (settings !== this.#settings || slices[task.file] === undefined) return false;
    if (!inputs.every(isUnchanged)) return false;
    // How a file is cut also depends on what its imports mean, which other files may have changed.
    return inputs
      .filter(({ path }) => this.#sliced.has(path) || slices[path] !== undefined)
      .every(({ path }) => this.#sliceOf(path, task) === slices[path]);
  }

  #sliceOf(file: string, task: DiscoveredTask): string | undefined {
    if (!this.#sliced.has(file)) return undefined;
    return sliceDigest(sliceModule(this.#options.discovery, file, task));
  }

  async #newBundle(task: DiscoveredTask): Promise<TaskBundle> {
    const { discovery, bundler, locales, store, since, host } = this.#options;
    this.#bundler ??= import("./bundler.ts").then(({ createBundler }) =>
      createBundler({ discovery, bundler, locales, host }),
    );
    const { bundle, diagnostics } = await (await this.#bundler).bundle(task);
    if (bundle === null)
      return { code: null, record: null, diagnostics, files: [], sizes: [], kept: false };
    const { code, map, files, slices, sizes, volatile } = bundle;
    const record: TaskRecord = {
      settings: this.#settings,
      inputs: recordInputs(files, since),
      slices,
      sizes,
      code: store.putBlob(code),
      map: store.putBlob(map),
      diagnostics: storeDiagnostics(diagnostics),
    };
    return {
      code: { code, map },
      record: volatile ? null : record,
      diagnostics,
      files,
      sizes,
      kept: false,
    };
  }
}
