import { statSync } from "node:fs";
import { watch } from "chokidar";
import { type BuildOptions, type BuildResult, build } from "./build.ts";

/** Milliseconds of quiet after a change before a build: editors write a file in several steps, and several files at once. */
const QUIET = 30;

/** Milliseconds by which a file system's clock may be behind the process's: the kernel's tick, with room. */
const CLOCK_LAG = 20;

/**
 * Milliseconds after a build at which all that it has read is looked at once more. The watcher doesn't tell of a change
 * that follows another within 50 ms, nor of one between its first look at a path and the moment it listens to it.
 */
const LOOKS = [100, 400, 1600];

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
  let looks: NodeJS.Timeout[] = [];
  const stop = () => {
    for (const it of [timer, ...looks]) clearTimeout(it);
  };

  const run = async () => {
    started = Date.now();
    const result = await build({ ...options, previous, verify: false });
    previous = result.discovery ?? previous;
    const read = previous?.files ?? [];
    const { entries, project } = result.plan;
    const paths = [...entries, ...project.configFiles, ...read, ...result.files];
    watcher.add(paths);
    const look = () => {
      if (paths.some((path) => changedSince(path, started))) schedule();
    };
    looks = LOOKS.map((delay) => setTimeout(look, delay).unref());
    onBuild(result);
  };
  const rebuild = () => {
    building = building.then(run);
  };
  const schedule = () => {
    stop();
    timer = setTimeout(rebuild, QUIET);
  };
  watcher.on("all", (event, path) => {
    const isNew = event.startsWith("add") && !watched.has(path);
    if (isNew) watched.add(path);
    // What is new and gone again is told of as such.
    if (!isNew || changedSince(path, started)) schedule();
  });
  rebuild();
  await building;
  return {
    async close() {
      stop();
      await watcher.close();
      await building;
      stop();
    },
  };
}

/**
 * Whether a file that is watched from now on changed since a build began, which may have read what was there before:
 * no event tells of that change.
 */
function changedSince(path: string, started: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.ctimeMs >= started - CLOCK_LAG;
}
