import { resolve } from "node:path";
import { changedSources, type ManifestFile, readManifest } from "@capsule/runtime/manifest";
import { type BuildPlan, planBuild } from "../config/plan.ts";
import type { Terminal } from "./terminal.ts";

export interface FoundArtifact extends ManifestFile {
  /** The project that it was found by; null where the artifact was named. */
  plan: BuildPlan | null;
}

/**
 * The artifact that a command is about: the named one, else the project's. Says so where the
 * project's sources have changed since.
 *
 * @throws ArtifactInvalidError
 */
export async function findArtifact(
  named: string | undefined,
  terminal: Terminal,
): Promise<FoundArtifact> {
  if (named !== undefined) return { ...readManifest(resolve(named)), plan: null };
  const plan = await planBuild({});
  const found = readManifest(plan.out);
  const changed = changedSources(found.manifest, plan.project.root);
  if (changed.length > 0) {
    const { say, colors } = terminal;
    say(
      `${colors.yellow("warning")} Older than ${changed.join(", ")}: \`capsule build\` renews it.`,
    );
  }
  return { ...found, plan };
}
