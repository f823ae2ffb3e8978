import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Artifact, openArtifact } from "./artifact.ts";
import { boundTask, type Task } from "./bound-task.ts";
import { MANIFEST_FILE } from "./manifest/types.ts";

/** Makes tasks of one artifact, by their names. */
export type BindTask = (name: string) => Task;

/**
 * The tasks of an artifact that lies beside a bundled program. Opened at the first call; a failure is not remembered.
 *
 * @param directory URL of the artifact's directory, for example `new URL("./capsule/", import.meta.url)`.
 */
export function bindTasks(directory: URL): BindTask {
  let artifact: Artifact | null = null;
  const open = () => {
    artifact ??= openArtifact(fileURLToPath(directory));
    return artifact;
  };
  return (name) => boundTask(name, open);
}

/**
 * The tasks of an artifact that is built again while the program runs, as development servers do it: each call
 * uses the artifact as it is then, and calls that are under way end in the one they began with.
 *
 * @param directory Path of the artifact's directory.
 */
export function bindLiveTasks(directory: string): BindTask {
  const manifest = join(directory, MANIFEST_FILE);
  let opened: { artifact: Artifact; version: string } | null = null;
  const open = () => {
    const stat = statSync(manifest, { throwIfNoEntry: false, bigint: true });
    const version = `${stat?.ino} ${stat?.mtimeNs} ${stat?.size}`;
    if (opened?.version !== version) opened = { artifact: openArtifact(directory), version };
    return opened.artifact;
  };
  return (name) => boundTask(name, open);
}
