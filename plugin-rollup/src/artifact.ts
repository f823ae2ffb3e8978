import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import type { BuildResult } from "@capsule/compiler";
import { type ArtifactFile, MANIFEST_FILE } from "@capsule/runtime/manifest";

/** Stands for the way from a chunk to the artifact until the chunk's name is known. */
export const PLACEHOLDER = "__CAPSULE_ARTIFACT__";

/** A file of an artifact, by its path in it. */
export interface EmittedFile {
  path: string;
  source: Uint8Array;
}

/** All files of a built artifact. */
export function artifactFiles({ plan, manifest }: BuildResult): EmittedFile[] {
  if (manifest === null) return [];
  const { components, engines } = manifest;
  const entries = [...Object.values(engines), ...Object.values(components)];
  const named: (ArtifactFile | null)[] = [
    ...entries.flatMap(({ wasm, precompiled }) => [wasm, ...Object.values(precompiled)]),
    ...Object.values(components).map(({ map }) => map),
  ];
  const paths = named.flatMap((file) => file?.path ?? []);
  return [...new Set([...paths, MANIFEST_FILE, "capsule.manifest.schema.json"])].map((path) => ({
    path,
    source: readFileSync(join(plan.out, path)),
  }));
}

/** A chunk with the way from itself to the artifact's directory; null where it doesn't ask for it. */
export function withArtifactPath(code: string, chunk: string, directory: string): string | null {
  if (!code.includes(PLACEHOLDER)) return null;
  const path = posix.relative(dirname(chunk).replaceAll("\\", "/"), directory);
  return code.replaceAll(PLACEHOLDER, path.startsWith(".") ? path : `./${path}`);
}
