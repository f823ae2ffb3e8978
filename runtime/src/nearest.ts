import path from "node:path";
import { type Artifact, openArtifact } from "./artifact.ts";
import { ArtifactInvalidError } from "./errors/classes.ts";
import { artifactsAbove, searchStarts } from "./manifest/find.ts";
import { changedSources } from "./manifest/sources.ts";

const BUILD = "Build the project's tasks: npx capsule build";

let nearest: Artifact | null = null;

/**
 * The artifact that this process's stubs call, found and opened at their first call: the one that
 * `CAPSULE_ARTIFACT` names, else the nearest `.capsule/build` above the main script, else above the
 * current directory. A failure is not remembered: after a build, the next call works.
 *
 * @param task The task that is to be called, for errors.
 * @throws ArtifactInvalidError where there is none, or it is damaged or older than its sources.
 */
export function nearestArtifact(task: string): Artifact {
  nearest ??= refuseChanged(openArtifact(locate(task)));
  return nearest;
}

/**
 * The nearest artifact, which holds the task.
 *
 * @throws ArtifactInvalidError also where the artifact was built before the task was written.
 */
export function artifactWith(name: string): Artifact {
  const artifact = nearestArtifact(name);
  if (Object.hasOwn(artifact.tasks, name)) return artifact;
  throw new ArtifactInvalidError(
    `Task "${name}" was not compiled: the artifact ${artifact.directory} doesn't have it.`,
    { hint: "Build again: npx capsule build", taskName: name },
  );
}

/** Refuses an artifact that was built from other sources than those beside it. */
export function refuseChanged(artifact: Artifact): Artifact {
  const changed = changedSources(artifact.manifest, artifact.root);
  if (changed.length === 0) return artifact;
  const verb = changed.length === 1 ? "was" : "were";
  throw new ArtifactInvalidError(
    `${changed.join(", ")} ${verb} changed after the artifact ${artifact.directory} was built.`,
    { hint: "Build again: npx capsule build" },
  );
}

function locate(task: string): string {
  const override = process.env.CAPSULE_ARTIFACT;
  if (override) return path.resolve(override);
  const starts = searchStarts(process.argv[1], process.cwd());
  for (const start of starts) {
    for (const artifact of artifactsAbove(start)) return artifact;
  }
  throw new ArtifactInvalidError(
    `Task "${task}" was not compiled: there is no .capsule/build at or above ${starts.join(" or ")}.`,
    {
      hint: `${BUILD}. For an artifact elsewhere, set CAPSULE_ARTIFACT to its directory.`,
      taskName: task,
    },
  );
}
