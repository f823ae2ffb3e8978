import type { TaskOptions } from "@capsule/runtime";

/** Limits and capabilities that tasks get where they don't set their own. */
export type TaskDefaults = Omit<TaskOptions, "name">;

/** How Python tasks are built. */
export interface PythonConfig {
  /**
   * Packages for tasks, each as pip takes it: `"jinja2>=3.1"`. Default: `requirements.txt`, else the dependencies in
   * `pyproject.toml`.
   */
  dependencies?: string[];
  /**
   * `"shared"`: all files run on one CPython, which is compiled once for a machine. `"per-file"`: componentize-py makes
   * a CPython for each file whose packages have native code for WASI, with that code in it; such a file takes a minute
   * to build when its packages change, and an engine of its own in the artifact. Default `"shared"`.
   */
  componentize?: "shared" | "per-file";
}

/** A project's configuration, every part of it optional. */
export interface CapsuleConfig {
  /** Shown in reports. Default: the package's name. */
  name?: string;
  version?: string;
  /** Files in which tasks are looked for, and in all that these import. Relative to the project's root. */
  entrypoint?: string | string[];
  tasks?: TaskDefaults;
  /** Both run the same plugins. Rolldown is faster for large dependencies. Default `"rollup"`. */
  bundler?: "rollup" | "rolldown";
  /**
   * Languages and their regional forms that `Intl` and `toLocaleString` speak in tasks beside English, for example
   * `["de", "fr-CH"]`. Their data goes into the tasks that use it.
   */
  locales?: string[];
  python?: PythonConfig;
  /** Directory of the artifact, relative to the project's root. Default `.capsule/build`. */
  out?: string;
  /** Directories that `capsule run` grants beside each task's policy: `HOST[::GUEST][:ro|:rw]`. */
  mounts?: string[];
}

/** Types a configuration; returns it as it is. */
export function defineConfig(config: CapsuleConfig): CapsuleConfig {
  return config;
}
