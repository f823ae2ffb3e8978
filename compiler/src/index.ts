/** What bundler plugins and other tools build on. */
export { type BuildOptions, type BuildResult, build, type TaskReport } from "./build.ts";
export { type CapsuleConfig, defineConfig, type TaskDefaults } from "./config/define.ts";
export type { BuildPlan, BuildRequest } from "./config/plan.ts";
export { formatDiagnostic, formatDiagnostics } from "./diagnostics/format.ts";
export { type DiagnosticJson, diagnosticToJson } from "./diagnostics/json.ts";
export type { Diagnostic, Place, Related, Severity } from "./diagnostics/types.ts";
export type { OnProgress, Progress } from "./progress.ts";
