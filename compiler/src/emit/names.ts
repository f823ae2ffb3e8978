import type { Sha256 } from "@capsule/runtime/manifest";

/** Directories of an artifact that hold content-named files, and nothing else. */
export const DIRECTORIES = ["engines", "tasks", "exported"] as const;

/** Hexadecimal digits of a digest that make a name unique within an artifact. */
const DIGITS = 16;

/**
 * The path of a component's file, by what it holds: a file is never overwritten by another, so that
 * a reader of the manifest before finds what that one names.
 */
export function componentFile(
  directory: "tasks" | "exported",
  component: string,
  digest: Sha256,
  extension: string,
): string {
  return `${directory}/${safeName(component)}.${digest.slice(0, DIGITS)}${extension}`;
}

export function engineFile(engine: Sha256, digest: Sha256, target: string | null): string {
  if (target === null) return `engines/${engine}.wasm`;
  return `engines/${engine}.${digest.slice(0, DIGITS)}.${target}.cwasm`;
}

/** Whether a file of one of the {@link DIRECTORIES} was written by a build. */
export function isArtifactFile(name: string): boolean {
  return /\.[0-9a-f]{16}(\.[\w-]+)*$|^[0-9a-f]{64}\.wasm$|^\..*\.tmp$/.test(name);
}

/** A name for any file system; the digest beside it tells apart what becomes alike. */
function safeName(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, "_").slice(0, 64);
}
