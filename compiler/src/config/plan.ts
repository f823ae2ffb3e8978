import { resolve } from "node:path";
import { ARTIFACT_DIRECTORY } from "@capsule/runtime/manifest";
import { missingEntry, noEntry, unknownLocale } from "../diagnostics/project.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { resolveLocales } from "../locales.ts";
import { closest } from "./closest.ts";
import { DEFAULT_ENTRIES, resolveEntries } from "./entries.ts";
import { loadProject, type Project } from "./load.ts";

/** What is to be built, as the command line or a plugin says it. */
export interface BuildRequest {
  /** Where the project is looked for, and what paths here are relative to. Default: the current directory. */
  cwd?: string | undefined;
  /** Files with tasks. Default: the configuration's, else the first usual one that exists. */
  entries?: readonly string[] | undefined;
  /** Directory of the artifact. Default: the configuration's, else `.capsule/build`. */
  out?: string | undefined;
  /** Also write self-contained components. Default false. */
  export?: boolean | undefined;
  /** Triples of machines to precompile for. Default: this one. Machines without theirs compile when they load a task. */
  targets?: readonly string[] | undefined;
}

/** A request with everything found that it names. */
export interface BuildPlan {
  project: Project;
  /** Absolute paths of files that exist. */
  entries: string[];
  /** Absolute path of the artifact's directory. */
  out: string;
  export: boolean;
  /** Locales beside English, as tasks call them. */
  locales: string[];
  /** Null: this machine. */
  targets: string[] | null;
  /** With an error here, nothing is built. */
  diagnostics: Diagnostic[];
}

/** Finds the project and the files of a build. Costs a few reads of directories. */
export async function planBuild(request: BuildRequest): Promise<BuildPlan> {
  const cwd = resolve(request.cwd ?? ".");
  const passed = (request.entries ?? []).map((file) => resolve(cwd, file));
  const project = await loadProject(cwd);
  const { root, config } = project;
  const entries = resolveEntries(root, config, { cwd, files: passed });
  const diagnostics = [...project.diagnostics];
  for (const name of entries.missing) diagnostics.push(missingEntry(name, passed.length === 0));
  const locales = resolveLocales(config.locales ?? []);
  for (const tag of locales.unknown) {
    diagnostics.push(unknownLocale(tag, closest(tag, locales.known), project.placeOf("locales")));
  }
  if (entries.files.length === 0 && entries.missing.length === 0 && diagnostics.length === 0) {
    diagnostics.push(noEntry(root, DEFAULT_ENTRIES));
  }
  const out =
    request.out === undefined
      ? resolve(root, config.out ?? ARTIFACT_DIRECTORY)
      : resolve(cwd, request.out);
  const targets = request.targets ? [...new Set(request.targets)].sort() : null;
  return {
    project,
    entries: entries.files,
    out,
    export: request.export ?? false,
    locales: locales.tags,
    targets,
    diagnostics,
  };
}
