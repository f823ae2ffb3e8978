/** What bundler plugins and other tools build on. */
export { type BuildOptions, type BuildResult, build, type TaskReport } from "./build.ts";
export type { HostModules } from "./bundle/types.ts";
export { type CapsuleConfig, defineConfig, type TaskDefaults } from "./config/define.ts";
export type { BuildPlan, BuildRequest } from "./config/plan.ts";
export { formatDiagnostic, formatDiagnostics } from "./diagnostics/format.ts";
export { type DiagnosticJson, diagnosticToJson } from "./diagnostics/json.ts";
export type { Diagnostic, Place, Related, Severity } from "./diagnostics/types.ts";
export { type HostModule, TASKS_MODULE } from "./host/module.ts";
export { HostProject, type HostProjectOptions, type HostTransform } from "./host/project.ts";
export type { OnProgress, Progress } from "./progress.ts";
export { type BuildWatcher, watchBuild } from "./watch.ts";
