import { join } from "node:path";
import { cacheDirectory } from "@capsule/runtime";
import type { Policy } from "@capsule/runtime/manifest";
import { PROJECT_DIRECTORY } from "./config/load.ts";
import type { BuildPlan } from "./config/plan.ts";
import { ramTooSmall } from "./diagnostics/policy.ts";
import type { Problems } from "./diagnostics/problems.ts";
import type { Diagnostic, Place } from "./diagnostics/types.ts";
import { checkGrants } from "./emit/protected.ts";
import { resolvePolicy } from "./policy/normalize.ts";
import type { ConfigDefaults } from "./policy/types.ts";
import type { SourceTask } from "./tasks.ts";

/** The policy of each task, and what is wrong with any. */
export function resolvePolicies(
  tasks: readonly SourceTask[],
  plan: BuildPlan,
  problems: Problems,
): Map<SourceTask, Policy> {
  const { project, out } = plan;
  const { root, config, placeOfDefault } = project;
  const defaults: ConfigDefaults | null =
    config.tasks === undefined ? null : { options: config.tasks, placeOf: placeOfDefault };
  const directories = [
    { path: out, what: "the artifact's directory" },
    { path: join(root, PROJECT_DIRECTORY), what: `the project's ${PROJECT_DIRECTORY} directory` },
    { path: cacheDirectory(), what: "the user's cache of compiled code" },
  ];
  return new Map(
    tasks.map((task) => {
      const { policy, diagnostics } = resolvePolicy(task, defaults);
      problems.add(diagnostics);
      const place = placeOfOption(task, "allowedFiles", plan);
      problems.add(checkGrants(task.name, policy, place, root, directories));
      return [task, policy];
    }),
  );
}

/**
 * Whether a task's memory fits its limit before it does anything; its calls would all end as
 * `out_of_memory`.
 *
 * @param memory Bytes before the first call.
 */
export function checkMemory(
  task: SourceTask,
  policy: Policy,
  memory: number,
  plan: BuildPlan,
): Diagnostic[] {
  if (memory <= policy.ram) return [];
  const place = placeOfOption(task, "ram", plan);
  return [ramTooSmall(`task "${task.name}"`, policy.ram, memory, place)];
}

/** Where an option is set: at the task, or in the configuration. */
function placeOfOption(
  task: SourceTask,
  option: "allowedFiles" | "ram",
  { project }: BuildPlan,
): Place | null {
  return task.options[option] === undefined ? project.placeOfDefault(option) : task.placeOf(option);
}
