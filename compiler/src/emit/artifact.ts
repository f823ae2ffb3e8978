import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  MANIFEST_FILE,
  type Manifest,
  parseManifest,
  seal,
  sha256,
} from "@capsule/runtime/manifest";
import { readFileOrNull, writeFileAtomic } from "../cache/files.ts";
import { filesOf, holds, isPresent } from "./files.ts";
import { type EmitInput, type ManifestPlan, planManifest } from "./manifest.ts";
import { DIRECTORIES, isArtifactFile } from "./names.ts";

export interface EmittedArtifact {
  manifest: Manifest;
  /** SHA-256 of the manifest's text. */
  sha256: string;
}

/** Milliseconds for which another build's files are left alone: its manifest may be about to name them. */
const GRACE = 10 * 60_000;

/**
 * Writes an artifact. Files bear the digests of what they hold and the manifest comes last, so that
 * the directory holds the artifact before or this one, whole, whenever the process is stopped; what
 * neither names is removed then. Two builds at once write the same files, or different ones.
 */
export function emitArtifact(directory: string, input: EmitInput): EmittedArtifact {
  const plan = planManifest(input);
  const text = seal(plan.manifest);
  const file = join(directory, MANIFEST_FILE);
  const before = previousManifest(file);
  writeFiles(directory, plan);
  writeIfOther(join(directory, "capsule.manifest.schema.json"), readFileSync(schemaFile()));
  writeIfOther(file, Buffer.from(text));
  const manifest = parseManifest(text, file);
  // Another build may have taken an old file of ours for its own rubbish in between.
  if (!isPresent(directory, manifest)) writeFiles(directory, plan);
  prune(directory, [manifest, ...(before === null ? [] : [before])]);
  return { manifest, sha256: sha256(text) };
}

function writeFiles(directory: string, { files }: ManifestPlan): void {
  for (const { file, content } of files) {
    if (!holds(directory, file)) writeFileAtomic(join(directory, file.path), content.read());
  }
}

function writeIfOther(path: string, content: Buffer): void {
  if (!readFileOrNull(path)?.equals(content)) writeFileAtomic(path, content);
}

function previousManifest(file: string): Manifest | null {
  const text = readFileOrNull(file)?.toString("utf8");
  if (text === undefined) return null;
  try {
    return parseManifest(text, file);
  } catch {
    return null;
  }
}

function prune(directory: string, manifests: Manifest[]): void {
  const named = new Set(manifests.flatMap((manifest) => filesOf(manifest)).map(({ path }) => path));
  for (const sub of DIRECTORIES) {
    for (const name of listNames(join(directory, sub))) {
      const path = join(directory, sub, name);
      if (named.has(`${sub}/${name}`) || !isArtifactFile(name)) continue;
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat !== undefined && Date.now() - stat.mtimeMs > GRACE) rmSync(path, { force: true });
    }
  }
}

function schemaFile(): string {
  return fileURLToPath(import.meta.resolve("@capsule/runtime/manifest.schema.json"));
}

function listNames(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
