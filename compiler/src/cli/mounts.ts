import { type Mount, parseMount } from "@capsule/runtime";
import type { BuildPlan } from "../config/plan.ts";
import { UsageError } from "./usage-error.ts";

/** The mounts of a configuration, whose paths are relative to the project's root. */
export function configuredMounts({ project }: BuildPlan): Mount[] {
  const { config, root } = project;
  try {
    return (config.mounts ?? []).map((text) => parseMount(text, root));
  } catch (error) {
    throw new UsageError(
      (error as Error).message,
      'It stands under "mounts" in the configuration.',
    );
  }
}
