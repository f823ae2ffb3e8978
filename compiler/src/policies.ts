import { join } from "node:path";
import { cacheDirectory } from "@capsule/runtime";
import type { Policy } from "@capsule/runtime/manifest";
import { PROJECT_DIRECTORY } from "./config/load.ts";
import type { BuildPlan } from "./config/plan.ts";
import type { Problems } from "./diagnostics/problems.ts";
import type { DiscoveredTask } from "./discover/types.ts";
import { checkGrants } from "./emit/protected.ts";
import { resolvePolicy } from "./policy/normalize.ts";
import type { ConfigDefaults } from "./policy/types.ts";

/** The policy of each task, and what is wrong with any. */
export function resolvePolicies(
  tasks: readonly DiscoveredTask[],
  { project, out }: BuildPlan,
  problems: Problems,
): Map<DiscoveredTask, Policy> {
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
      const place =
        task.options.allowedFiles === undefined
          ? placeOfDefault("allowedFiles")
          : task.placeOf("allowedFiles");
      problems.add(checkGrants(task.name, policy, place, root, directories));
      return [task, policy];
    }),
  );
}
