import { readFileSync } from "node:fs";
import path from "node:path";
import { TraceMap } from "@jridgewell/trace-mapping";
import { sha256 } from "../manifest/digest.ts";
import type { ComponentEntry, Manifest } from "../manifest/types.ts";
import { mapStack } from "./map-stack.ts";

/**
 * Maps stacks of an artifact's tasks. Loaded with the first error that has a stack; a map is read
 * when a frame first needs it.
 */
export function stackMapper(
  manifest: Manifest,
  directory: string,
): (stack: string, task: string) => string {
  const maps = new Map<string, TraceMap | null>();
  const mapOfTask = (task: string) => {
    let map = maps.get(task);
    if (map === undefined) {
      const component = componentOf(manifest, task);
      map = component === null ? null : readMap(component, directory);
      maps.set(task, map);
    }
    return map;
  };
  return (stack, task) =>
    mapStack(stack, (file) => {
      const { name, bundle } = splitFile(file);
      const map = mapOfTask(name ?? task);
      // Code that a task made at run time has file names of its own.
      return map !== null && (map.file ?? bundle) === bundle ? map : null;
    });
}

/** Frames of a task that another task called bear its name: `analyze/task.js`. */
function splitFile(file: string): { name: string | null; bundle: string } {
  const slash = file.indexOf("/");
  return slash === -1
    ? { name: null, bundle: file }
    : { name: file.slice(0, slash), bundle: file.slice(slash + 1) };
}

function componentOf(manifest: Manifest, task: string): ComponentEntry | null {
  if (!Object.hasOwn(manifest.tasks, task)) return null;
  const entry = manifest.tasks[task];
  return entry === undefined ? null : (manifest.components[entry.component] ?? null);
}

/** A map that is missing or damaged costs the mapping, never the error that it would explain. */
function readMap(component: ComponentEntry, directory: string): TraceMap | null {
  if (component.map === null) return null;
  try {
    const text = readFileSync(path.join(directory, component.map.path), "utf8");
    return sha256(text) === component.map.sha256 ? new TraceMap(text) : null;
  } catch {
    return null;
  }
}
