import { join, resolve } from "node:path";
import { readFileOrNull } from "../cache/files.ts";
import { openStore, type Store } from "../cache/store.ts";
import { severalConfigs, unreadableConfig } from "../diagnostics/project.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import type { CapsuleConfig } from "./define.ts";
import { loadConfigModule } from "./module.ts";
import { findKey, findProperty, lineOf } from "./place.ts";
import { findRoot } from "./root.ts";
import { validateConfig } from "./validate.ts";

/** Everything that belongs to a project, below its root; nothing in it needs to be committed. */
export const PROJECT_DIRECTORY = ".capsule";

/** A project as a command finds it. */
export interface Project {
  /** Absolute path. */
  root: string;
  config: CapsuleConfig;
  /** Absolute paths of the configuration file and what it imports; empty without one. */
  configFiles: string[];
  /** Where a key is written in the configuration. */
  placeOf: (key: string) => Place | null;
  /** Where an option of `tasks` is written in the configuration. */
  placeOfDefault: (option: string) => Place | null;
  /** `.capsule/cache`. */
  store: Store;
  /** What is wrong with the configuration; with an error here, nothing is built. */
  diagnostics: Diagnostic[];
}

/** Finds the project of a directory and reads its configuration. */
export async function loadProject(cwd: string): Promise<Project> {
  const { directory: root, configs } = findRoot(cwd);
  const store = openStore(join(root, PROJECT_DIRECTORY, "cache"));
  const file = configs[0];
  const project: Project = {
    root,
    config: {},
    configFiles: configs,
    placeOf: () => null,
    placeOfDefault: () => null,
    store,
    diagnostics: configs.length > 1 ? [severalConfigs(configs)] : [],
  };
  if (file === undefined) return project;
  const read = file.endsWith(".toml") ? await readToml(file) : await readModule(file, root, store);
  return { ...project, ...read, diagnostics: [...project.diagnostics, ...read.diagnostics] };
}

type ReadConfig = Pick<
  Project,
  "config" | "configFiles" | "placeOf" | "placeOfDefault" | "diagnostics"
>;

async function readToml(file: string): Promise<ReadConfig> {
  const { parseToml, TOML_TASK_KEYS } = await import("./toml.ts");
  const text = readFileOrNull(file)?.toString("utf8") ?? "";
  const { value, diagnostics } = parseToml(file, text);
  const placeOf = (key: string) =>
    findKey(file, text, "workflow", key) ??
    findKey(file, text, "python", key) ??
    findKey(file, text, null, key);
  const checked = validateConfig(value, placeOf);
  const keys = Object.entries(TOML_TASK_KEYS);
  return {
    config: checked.config,
    configFiles: [file],
    placeOf,
    placeOfDefault: (option) => {
      const key = keys.find(([, name]) => name === option)?.[0] ?? option;
      return findKey(file, text, "tasks", key);
    },
    diagnostics: [...diagnostics, ...checked.diagnostics],
  };
}

async function readModule(file: string, root: string, store: Store): Promise<ReadConfig> {
  const text = readFileOrNull(file)?.toString("utf8") ?? "";
  const placeOf = (key: string) => findProperty(file, text, key);
  try {
    const { value, files } = await loadConfigModule(file, root, store);
    return {
      ...validateConfig(value, placeOf),
      configFiles: files,
      placeOf,
      placeOfDefault: placeOf,
    };
  } catch (error) {
    const diagnostics = loadFailures(file, text, error);
    return { config: {}, configFiles: [file], placeOf, placeOfDefault: placeOf, diagnostics };
  }
}

/** What esbuild or the module's own code says, as diagnostics. */
function loadFailures(file: string, text: string, error: unknown): Diagnostic[] {
  if (!isBuildFailure(error)) {
    const reason = error instanceof Error ? error.message : String(error);
    return [unreadableConfig(file, reason, null)];
  }
  return error.errors.map(({ text: reason, location }) => {
    if (location === null) return unreadableConfig(file, reason, null);
    const path = resolve(file, "..", location.file);
    const content = path === file ? text : (readFileOrNull(path)?.toString("utf8") ?? "");
    const place = lineOf(path, content, location.line, location.column + 1);
    return unreadableConfig(path, reason, place);
  });
}

interface BuildFailure {
  errors: { text: string; location: { file: string; line: number; column: number } | null }[];
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}
