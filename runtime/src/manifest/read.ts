import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { ArtifactInvalidError } from "../errors/classes.ts";
import { verifyDigest } from "./digest.ts";
import { MANIFEST_FILE, MANIFEST_VERSION, type Manifest } from "./types.ts";

const BUILD_AGAIN = "Build it again: npx capsule build";

/** A manifest as it was read. */
export interface ManifestFile {
  manifest: Manifest;
  /** Exactly what the file holds. */
  text: string;
  /** The artifact's directory, absolute. */
  directory: string;
}

/**
 * Reads the manifest of an artifact and checks it.
 *
 * @param artifact The artifact's directory, or the path of its manifest.
 * @throws ArtifactInvalidError where there is none, or it is damaged or of another version.
 */
export function readManifest(artifact: string): ManifestFile {
  return read(artifact, parseManifest);
}

/** {@link readManifest} for callers that hand the text to the sandbox, which checks the digest. */
export function readUnverified(artifact: string): ManifestFile {
  return read(artifact, parseUnverified);
}

/**
 * Parses a manifest's text and checks its version and digest.
 *
 * @param file Named in errors.
 * @throws ArtifactInvalidError
 */
export function parseManifest(text: string, file: string): Manifest {
  const manifest = parseUnverified(text, file);
  if (verifyDigest(text)) return manifest;
  const message = `${file} was changed after it was built: its digest is wrong.`;
  const hint = `A manifest is never edited by hand. ${BUILD_AGAIN}`;
  throw new ArtifactInvalidError(message, { hint });
}

function read(artifact: string, parse: (text: string, file: string) => Manifest): ManifestFile {
  const file = manifestPath(path.resolve(artifact));
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    const message = `${file} can't be read: ${(cause as Error).message}`;
    throw new ArtifactInvalidError(message, { hint: BUILD_AGAIN, cause });
  }
  return { manifest: parse(text, file), text, directory: path.dirname(file) };
}

function parseUnverified(text: string, file: string): Manifest {
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text);
  } catch (cause) {
    const message = `${file} is not JSON: ${(cause as Error).message}`;
    throw new ArtifactInvalidError(message, { hint: BUILD_AGAIN, cause });
  }
  // The version comes first: another one may have another digest.
  const version: unknown = manifest?.version;
  if (version !== MANIFEST_VERSION) {
    throw new ArtifactInvalidError(...otherVersion(file, version));
  }
  return manifest as Manifest;
}

function otherVersion(file: string, version: unknown): [string, { hint: string }] {
  if (typeof version === "number" && version > MANIFEST_VERSION) {
    const message = `${file} has version ${version}; this version of @capsule/runtime reads ${MANIFEST_VERSION}.`;
    return [message, { hint: "Update @capsule/runtime, or build with the version in use here." }];
  }
  const message = `${file} is not a manifest of version ${MANIFEST_VERSION}.`;
  return [message, { hint: BUILD_AGAIN }];
}

function manifestPath(artifact: string): string {
  const stat = statSync(artifact, { throwIfNoEntry: false });
  if (stat?.isFile()) return artifact;
  const file = path.join(artifact, MANIFEST_FILE);
  if (stat !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  const message =
    stat === undefined
      ? `There is no artifact at ${artifact}.`
      : `${artifact} is not an artifact: it has no ${MANIFEST_FILE}.`;
  throw new ArtifactInvalidError(message, { hint: "Build one: npx capsule build" });
}
