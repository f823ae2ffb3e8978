import { refuse } from "../errors/unavailable.ts";

const MODES = "Files of a task have no modes or owners; set them outside of it.";
const WATCH =
  "A call ends with its result. Look at the files when you need them, with `fs.stat()`.";
const LINKS = "A symbolic link could lead out of the granted directories. Copy the file instead.";

/** What can't be done with the files of a task, by its name, and the way out. */
const REFUSED: Readonly<Record<string, string>> = {
  chmod: MODES,
  chown: MODES,
  fchmod: MODES,
  fchown: MODES,
  lchmod: MODES,
  lchown: MODES,
  statfs: "A task doesn't see the disk; a full one shows as the error ENOSPC.",
  symlink: LINKS,
};

const WATCHERS = ["watch", "watchFile", "unwatchFile"] as const;

type Refused = Record<string, () => never>;

/** Of `node:fs`, with the functions that end in `Sync`. */
export const refusedFunctions: Refused = {
  ...named(Object.entries(REFUSED)),
  ...named(Object.entries(REFUSED).map(([name, instead]) => [`${name}Sync`, instead])),
  ...named(WATCHERS.map((name) => [name, WATCH])),
  ...named([
    ["glob", "List the directory with `fs.readdir()`, and `recursive` if need be."],
    ["globSync", "List the directory with `fs.readdirSync()`, and `recursive` if need be."],
    ["openAsBlob", "Read the file, and make a Blob of it."],
  ]),
};

/** Of `node:fs/promises`. */
export const refusedPromises: Refused = {
  ...named(Object.entries(REFUSED).filter(([name]) => !name.startsWith("f"))),
  ...named([
    ["glob", "List the directory with `fs.readdir()`, and `recursive` if need be."],
    ["watch", WATCH],
  ]),
};

function named(entries: readonly (readonly [name: string, instead: string])[]): Refused {
  return Object.fromEntries(
    entries.map(([name, instead]) => [name, refuse(`fs.${name}()`, instead)]),
  );
}
