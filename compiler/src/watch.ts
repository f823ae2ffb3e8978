import { statSync } from "node:fs";
import { watch } from "chokidar";
import { type BuildOptions, type BuildResult, build } from "./build.ts";

/** Milliseconds of quiet after a change before a build: editors write a file in several steps, and several files at once. */
const QUIET = 30;

/** Milliseconds by which a file system's clock may be behind the process's: the kernel's tick, with room. */
const CLOCK_LAG = 20;

export interface BuildWatcher {
  /** Ends the watching; a build that is under way is finished. */
  close: () => Promise<void>;
}

/**
 * Builds, and builds again whenever a file changes that the last build has read. One build runs at a time; where it
 * fails, the artifact of before stays.
 *
 * @param onBuild Told of each build that has ended.
 */
export async function watchBuild(
  options: BuildOptions,
  onBuild: (result: BuildResult) => void,
): Promise<BuildWatcher> {
  const watcher = watch([], { ignored: /[\\/]\.capsule[\\/]/ });
  const watched = new Set<string>();
  let previous = options.previous;
  let building = Promise.resolve();
  let started = 0;
  let timer: NodeJS.Timeout | undefined;

  const run = async () => {
    started = Date.now();
    const result = await build({ ...options, previous, verify: false });
    previous = result.discovery ?? previous;
    const read = previous?.files ?? [];
    watcher.add([
      ...result.plan.entries,
      ...result.plan.project.configFiles,
      ...read,
      ...result.files,
    ]);
    onBuild(result);
  };
  const rebuild = () => {
    building = building.then(run);
  };
  watcher.on("all", (event, path) => {
    const isNew = event.startsWith("add") && !watched.has(path);
    if (isNew) watched.add(path);
    if (isNew && !changedSince(path, started)) return;
    clearTimeout(timer);
    timer = setTimeout(rebuild, QUIET);
  });
  rebuild();
  await building;
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await building;
    },
  };
}

/**
 * Whether a file that is watched from now on changed since a build began, which may have read what was there before:
 * no event tells of that change.
 */
function changedSince(path: string, started: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.ctimeMs >= started - CLOCK_LAG;
}
