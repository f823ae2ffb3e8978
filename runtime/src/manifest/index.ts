export { seal, sha256, verifyDigest } from "./digest.ts";
export { ARTIFACT_DIRECTORY, artifactsAbove, projectOf } from "./find.ts";
export { type ManifestFile, parseManifest, readManifest } from "./read.ts";
export { changedSources } from "./sources.ts";
export {
  type ArtifactFile,
  type ComponentEntry,
  type EngineEntry,
  type FileGrant,
  type HostPattern,
  type JsonSchema,
  type Language,
  MANIFEST_FILE,
  MANIFEST_VERSION,
  type Manifest,
  type Policy,
  type Sha256,
  type SourcePosition,
  type Target,
  type TaskEntry,
  type TaskParameter,
  type TaskSignature,
} from "./types.ts";
