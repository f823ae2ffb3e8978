import type { BuildResult } from "@capsule/compiler";
import { HostProject, TASKS_MODULE } from "@capsule/compiler";
import type { Plugin, PluginContext } from "rollup";
import { artifactFiles, withArtifactPath } from "./artifact.ts";
import { failureOf, warningsOf } from "./failure.ts";
import { HostedModules } from "./hosted-modules.ts";
import { deployedTasksModule, isSource } from "./modules.ts";

export interface CapsuleOptions {
  /**
   * Where the project is looked for.
   *
   * @default the current directory
   */
  root?: string;
  /**
   * Directory of the artifact within the bundle's output, with forward slashes.
   *
   * @default "capsule"
   */
  directory?: string;
  /**
   * Triples of machines to precompile for. Other machines compile a task when they first load it.
   *
   * @default this machine's
   */
  targets?: readonly string[];
}

const RESOLVED = `\0${TASKS_MODULE}`;

/**
 * Compiles the tasks of a bundle: their code leaves the bundle for components beside it, and what is left calls them.
 * For Rollup 4 and Rolldown 1.
 */
export default function capsule(options: CapsuleOptions = {}): Plugin {
  const { root: cwd, directory = "capsule", targets } = options;
  let project = new HostProject({ cwd, targets });
  let built: BuildResult | null = null;
  let hosted = new HostedModules();
  return {
    name: "capsule",

    buildStart() {
      built = null;
      hosted = new HostedModules();
    },

    resolveId: {
      order: "pre",
      handler(source) {
        if (source === TASKS_MODULE) return RESOLVED;
        // It loads an addon, which no bundle can hold.
        return /^@capsule\/runtime(\/|$)/.test(source) ? { id: source, external: true } : null;
      },
    },

    load(id) {
      return id === RESOLVED ? deployedTasksModule() : null;
    },

    transform: {
      order: "pre",
      async handler(code, id) {
        if (!isSource(id)) return null;
        const result = await project.transform(id, code);
        if (result.kind === "none") return null;
        if (result.kind === "error") return fail(this, result.diagnostics, project);
        // Rolldown loads nothing more once it has come to the build's end.
        for (const { specifier, importer } of project.unknownImports()) {
          await hosted.keep(this, specifier, importer);
        }
        const { module } = result;
        return { code: module.code, map: module.map };
      },
    },

    async buildEnd(error) {
      if (error !== undefined || !project.hasTasks) return;
      built = await project.build(hosted.of(this));
      for (const file of built.files) this.addWatchFile(file);
      for (const warning of warningsOf(built.diagnostics, project.root ?? "")) this.warn(warning);
      if (built.manifest === null) fail(this, built.diagnostics, project);
    },

    renderChunk(code, chunk) {
      const changed = withArtifactPath(code, chunk.fileName, directory);
      return changed === null ? null : { code: changed, map: null };
    },

    generateBundle() {
      if (built === null) return;
      for (const { path, source } of artifactFiles(built)) {
        this.emitFile({ type: "asset", fileName: `${directory}/${path}`, source });
      }
    },

    watchChange(id, { event }) {
      if (event === "delete") project.remove(id);
    },

    closeWatcher() {
      project = new HostProject({ cwd, targets });
    },
  };
}

function fail(
  context: PluginContext,
  diagnostics: BuildResult["diagnostics"],
  project: HostProject,
): never {
  return context.error(
    failureOf(diagnostics, project.root ?? "") ?? {
      message: "The tasks could not be built.",
      code: "CAPSULE",
    },
  );
}
