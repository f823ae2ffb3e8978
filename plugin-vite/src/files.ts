import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EmittedFile } from "@capsule/rollup-plugin/core";

/** Writes an artifact's files, the manifest last: a reader finds the one before or this one, whole. */
export function writeFiles(directory: string, files: readonly EmittedFile[]): void {
  const isManifest = ({ path }: EmittedFile) => path === "capsule.manifest.json";
  const ordered = [...files.filter((file) => !isManifest(file)), ...files.filter(isManifest)];
  for (const { path, source } of ordered) {
    const target = join(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.tmp`, source);
    renameSync(`${target}.tmp`, target);
  }
}
