import { statSync } from "node:fs";
import { join } from "node:path";
import type {
  ArtifactFile,
  ComponentEntry,
  EngineEntry,
  Manifest,
} from "@capsule/runtime/manifest";
import { digestOf } from "../cache/digests.ts";

/** Every file that a manifest names. */
export function filesOf({ engines, components }: Manifest): ArtifactFile[] {
  const shared = Object.values(engines).flatMap(compiledFiles);
  const own = Object.values(components).flatMap((component) =>
    [...compiledFiles(component), component.map, component.exported].filter(
      (file) => file !== null,
    ),
  );
  return [...shared, ...own];
}

function compiledFiles({ wasm, precompiled }: EngineEntry | ComponentEntry): ArtifactFile[] {
  return [wasm, ...Object.values(precompiled)];
}

/** Whether a file of an artifact holds what its manifest says. */
export function holds(directory: string, { path, sha256 }: ArtifactFile): boolean {
  return digestOf(join(directory, path)) === sha256;
}

/** Whether every file that a manifest names is there with its content. */
export function isComplete(directory: string, manifest: Manifest): boolean {
  return filesOf(manifest).every((file) => holds(directory, file));
}

/** The same by sizes alone; whoever loads a file verifies it. */
export function isPresent(directory: string, manifest: Manifest): boolean {
  return filesOf(manifest).every(({ path, size }) => {
    return statSync(join(directory, path), { throwIfNoEntry: false })?.size === size;
  });
}
