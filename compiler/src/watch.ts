import { watch } from "chokidar";
import { type BuildOptions, type BuildResult, build } from "./build.ts";

/** Milliseconds of quiet after a change before a build: editors write a file in several steps, and several files at once. */
const QUIET = 30;

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
  const watcher = watch([], { ignoreInitial: true, ignored: /[\\/]\.capsule[\\/]/ });
  let previous = options.previous;
  let building = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const run = async () => {
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
  watcher.on("all", () => {
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
