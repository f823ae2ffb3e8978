import { existsSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { MANIFEST_FILE } from "@capsule/runtime/manifest";
import { PROJECT_DIRECTORY } from "../../config/load.ts";
import { planBuild } from "../../config/plan.ts";
import { DIRECTORIES } from "../../emit/names.ts";
import { WORKER_DIRECTORY } from "../../worker/sources.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/** `capsule clean`. */
export async function clean(terminal: Terminal, flags: { all?: boolean }): Promise<number> {
  const { project, out } = await planBuild({});
  const own = join(project.root, PROJECT_DIRECTORY);
  // The artifact's directory may be one of the user's, with other things in it.
  const artifact = existsSync(join(out, MANIFEST_FILE))
    ? [MANIFEST_FILE, "capsule.manifest.schema.json", ...DIRECTORIES].map((name) => join(out, name))
    : [];
  const built = [project.store.directory, join(own, WORKER_DIRECTORY)];
  const paths = [...artifact, ...(flags.all ? [own] : built)].filter(existsSync);
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  const removed = paths.map((path) => relative(process.cwd(), path) || ".");
  terminal.say(removed.length === 0 ? "Nothing to remove." : `Removed ${removed.join(", ")}.`);
  return EXIT.success;
}
