import { readFileSync } from "node:fs";
import path from "node:path";
import { TraceMap } from "@jridgewell/trace-mapping";
import { sha256 } from "../manifest/digest.ts";
import type { ComponentEntry, Manifest } from "../manifest/types.ts";
import { type MapOf, mapLine, mapStack } from "./map-stack.ts";

/** Maps what tasks of an artifact tell to their sources. */
export interface StackMapper {
  mapStack: (stack: string, task: string) => string;
  /** Null for a frame that is left out. */
  mapLine: (text: string, task: string) => string | null;
}

/** Maps stacks of an artifact's tasks. A map is read when a frame first needs it. */
export function stackMapper(manifest: Manifest, directory: string): StackMapper {
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
  const mapsFor =
    (task: string): MapOf =>
    (file) => {
      const { name, bundle } = splitFile(file);
      const map = mapOfTask(name ?? task);
      // Code that a task made at run time has file names of its own.
      return map !== null && (map.file ?? bundle) === bundle ? map : null;
    };
  return {
    mapStack: (stack, task) => mapStack(stack, mapsFor(task)),
    mapLine: (text, task) => mapLine(text, mapsFor(task)),
  };
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
