import { isAbsolute, resolve } from "node:path";
import { type BuildResult, type HostModules, HostProject, TASKS_MODULE } from "@capsule/compiler";
import {
  artifactFiles,
  deployedTasksModule,
  failureOf,
  isSource,
  warningsOf,
  withArtifactPath,
} from "@capsule/rollup-plugin/core";
import { HostedModules } from "@capsule/rollup-plugin/hosted-modules";
import { ARTIFACT_DIRECTORY } from "@capsule/runtime/manifest";
import type { DevEnvironment, Plugin, ResolvedConfig, ViteDevServer } from "vite";
import { clientTasksModule } from "./client-module.ts";
import { readClientTasks, writeClientTasks } from "./client-tasks.ts";
import { Development } from "./development.ts";
import { writeFiles } from "./files.ts";
import { taskMiddleware } from "./middleware.ts";
import { type CapsuleOptions, resolveOptions } from "./options.ts";

export type { CapsuleOptions } from "./options.ts";

const RESOLVED = `\0${TASKS_MODULE}`;
const RUNTIME = ["@capsule/runtime", "@capsule/native"];

/** Tasks in a Vite application. For Vite 6.1, 7 and 8. */
export default function capsule(options: CapsuleOptions = {}): Plugin {
  const settings = resolveOptions(options);
  let config: ResolvedConfig;
  let project: HostProject;
  let development: Development | null = null;
  /** What was built for an environment, by its name. */
  const builds = new Map<string, BuildResult>();
  const hosted = new Map<string, HostedModules>();
  /** Tasks of modules that code for browsers imports: these, and no others, a page may call. */
  const clientTasks = new Set<string>();

  return {
    name: "capsule",
    enforce: "pre",
    sharedDuringBuild: true,

    config: () => ({
      ssr: { external: RUNTIME },
      // The scan for dependencies doesn't see that tasks are gone from code for browsers.
      optimizeDeps: { exclude: [...RUNTIME, "@capsule/runtime/client"] },
    }),

    configEnvironment(_name, { consumer }) {
      return consumer === "server" ? { resolve: { external: RUNTIME } } : null;
    },

    configResolved(resolved) {
      config = resolved;
      const targets = config.command === "build" ? settings.targets : undefined;
      project = new HostProject({ cwd: config.root, targets });
    },

    configureServer(server) {
      development = new Development(project, config.logger);
      if (settings.client === "http") {
        server.middlewares.use(
          taskMiddleware(settings.endpoint, () => artifactOf(development), clientTasks),
        );
      }
    },

    configurePreviewServer(server) {
      if (settings.client !== "http") return;
      const artifact = () => resolve(config.root, ARTIFACT_DIRECTORY);
      const tasks = readClientTasks(config.root);
      server.middlewares.use(taskMiddleware(settings.endpoint, artifact, tasks));
    },

    resolveId: {
      order: "pre",
      handler(source) {
        return source === TASKS_MODULE ? RESOLVED : null;
      },
    },

    load(id) {
      if (id !== RESOLVED) return null;
      if (isClient(this.environment)) return clientTasksModule(settings);
      if (development === null) return deployedTasksModule();
      return liveTasksModule(artifactOf(development));
    },

    transform: {
      order: "pre",
      async handler(code, id) {
        if (!isSource(id) || !isAbsolute(id)) return null;
        const read = await project.transform(id, code);
        if (read.kind === "none") return null;
        if (read.kind === "error") {
          return this.error(failureOf(read.diagnostics, project.root ?? "") ?? "");
        }
        const { module } = read;
        if (isClient(this.environment)) for (const { name } of module.tasks) clientTasks.add(name);
        if (development !== null) {
          const failure = await development.build(devModules(this.environment as DevEnvironment));
          for (const file of development.files) this.addWatchFile(file);
          if (failure !== null) return this.error(failure);
        } else {
          const modules = hostedOf(this.environment.name);
          for (const { specifier, importer } of project.unknownImports()) {
            await modules.keep(this as never, specifier, importer);
          }
        }
        return { code: module.code, map: module.map };
      },
    },

    async buildEnd(error) {
      if (error !== undefined || development !== null || !project.hasTasks) return;
      const client = isClient(this.environment);
      if (client && settings.client !== "http") return;
      const result = await project.build(hostedOf(this.environment.name).of(this as never));
      builds.set(this.environment.name, result);
      for (const file of result.files) this.addWatchFile(file);
      for (const warning of warningsOf(result.diagnostics, project.root ?? "")) this.warn(warning);
      if (result.manifest === null) {
        this.error(failureOf(result.diagnostics, project.root ?? "") ?? "");
      }
      if (client) writeClientTasks(config.root, clientTasks);
    },

    renderChunk(code, chunk) {
      const changed = withArtifactPath(code, chunk.fileName, settings.directory);
      return changed === null ? null : { code: changed, map: null };
    },

    // Vite leaves out the assets of builds for servers, so the files are written beside the bundle.
    async writeBundle({ dir }) {
      const built = builds.get(this.environment.name);
      if (built === undefined || dir === undefined || isClient(this.environment)) return;
      writeFiles(resolve(dir, settings.directory), artifactFiles(built));
    },

    async hotUpdate({ file, server, type, read }) {
      if (development === null || !development.concerns(file)) return;
      // Each environment is told of a change; one build is enough.
      if (this.environment.name !== firstEnvironment(server)) return;
      // Vite waits for what editors write after they have emptied a file.
      const code = type === "delete" ? null : await Promise.resolve(read()).catch(() => null);
      const failure = await development.update(file, code, devModules(this.environment));
      development.show(failure);
      if (failure !== null) {
        const { message, frame, id, loc } = failure;
        server.ws.send({
          type: "error",
          err: {
            message,
            stack: "",
            plugin: "capsule",
            ...(frame && { frame }),
            ...(id && { id }),
            ...(loc && { loc }),
          },
        });
      }
    },
  };

  function hostedOf(name: string): HostedModules {
    const known = hosted.get(name) ?? new HostedModules();
    hosted.set(name, known);
    return known;
  }
}

/** Browsers' code. A library is for whoever imports it, so that it carries its tasks. */
function isClient(environment: {
  config: { consumer: string; build: { lib?: unknown } };
}): boolean {
  return environment.config.consumer === "client" && !environment.config.build.lib;
}

function firstEnvironment(server: ViteDevServer): string | undefined {
  return Object.keys(server.environments)[0];
}

function artifactOf(development: Development | null): string {
  if (development?.artifact) return development.artifact;
  throw new Error("No task has been built yet.");
}

function liveTasksModule(artifact: string): string {
  return `import { bindLiveTasks } from "@capsule/runtime/bind";
export const bind = bindLiveTasks(${JSON.stringify(artifact)});
`;
}

/** Modules that only plugins know, from a development server's own container of plugins. */
function devModules({ pluginContainer }: DevEnvironment): HostModules {
  return {
    resolve: async (specifier, importer) =>
      (await pluginContainer.resolveId(specifier, importer))?.id ?? null,
    // As plugins load it. Their transforms are for modules that the server itself delivers.
    load: async (id) => {
      const loaded = await pluginContainer.load(id);
      return typeof loaded === "object" ? (loaded?.code ?? null) : (loaded ?? null);
    },
  };
}
