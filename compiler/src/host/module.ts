import { basename } from "node:path";
import MagicString from "magic-string";
import { tasksByFile } from "../discover/modules.ts";
import type { DiscoveredTask, Discovery } from "../discover/types.ts";
import { type Edited, edited, prependImport, removeDropped } from "../slice/edit/edit.ts";
import { free } from "../slice/edit/names.ts";
import { scanModule } from "../slice/scan/scan.ts";
import { hostUnits } from "./keep.ts";

/** The module from which host code imports `bind`, which makes the stub of a task. A bundler plugin provides it. */
export const TASKS_MODULE = "virtual:capsule/tasks";

/** A module with tasks as a program that calls them needs it. */
export interface HostModule extends Edited {
  tasks: DiscoveredTask[];
}

/**
 * Replaces each task of a module by its stub, and takes away what only tasks used: a host program holds no code of theirs.
 *
 * @param file Absolute path.
 * @returns null where the module defines no tasks.
 */
export function hostModule(discovery: Discovery, file: string): HostModule | null {
  const tasks = tasksByFile(discovery).get(file);
  const source = discovery.program.getSourceFile(file);
  if (tasks === undefined || source === undefined) return null;
  const scan = scanModule(discovery, source);
  const kept = hostUnits(scan);
  const output = new MagicString(source.text, { filename: basename(file) });
  removeDropped(output, source, scan.units, new Set([...kept].map(({ node }) => node)));
  const name = free(source.text, "__task");
  for (const { call, name: task } of tasks) {
    output.overwrite(
      call.getStart(source),
      call.end,
      `/*@__PURE__*/ ${name}(${JSON.stringify(task)})`,
    );
  }
  prependImport(
    output,
    source,
    `import { bind as ${name} } from ${JSON.stringify(TASKS_MODULE)};\n`,
  );
  return { ...edited(output, source), tasks };
}
