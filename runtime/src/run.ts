import { realpathSync } from "node:fs";
import path from "node:path";
import { type Artifact, openArtifact } from "./artifact.ts";
import type { CallOptions } from "./call/invoke.ts";
import { refusedBy, toEnvelope } from "./call/outcome.ts";
import type { Envelope } from "./envelope.ts";
import { CapsuleError } from "./errors/capsule-error.ts";
import { ArtifactInvalidError } from "./errors/classes.ts";
import { artifactsAbove, projectOf } from "./manifest/find.ts";
import { readManifest } from "./manifest/read.ts";
import { refuseChanged } from "./nearest.ts";

/** What {@link run} calls: a task of a source file, or of an artifact. */
export type RunOptions = CallOptions & {
  /** @default "main" */
  task?: string | undefined;
  /** @default [] */
  args?: readonly unknown[] | undefined;
  /** Directory that `allowedFiles` and `.env` files are relative to; see `loadArtifact`. */
  root?: string | undefined;
} & (
    | {
        /**
         * A source file that defines tasks. It is not compiled here: the nearest artifact above it
         * that was built from it is used, and only while the sources are those of the build.
         */
        file: string;
        artifact?: undefined;
      }
    | {
        /** An artifact's directory, or an opened artifact (whose own root counts). */
        artifact: string | Artifact;
        file?: undefined;
      }
  );

/**
 * Calls one task and tells how it went. Doesn't reject for a failed call, nor for an artifact that
 * is missing, damaged or out of date: those are `artifact_invalid`.
 *
 * @throws TypeError where a mount's text can't be read.
 */
export async function run(options: RunOptions): Promise<Envelope> {
  const { task = "main", args = [] } = options;
  let artifact: Artifact;
  try {
    artifact = open(options);
  } catch (error) {
    if (error instanceof CapsuleError) return toEnvelope(refusedBy(error, task));
    throw error;
  }
  return artifact.envelope(task, args, options);
}

function open(options: RunOptions): Artifact {
  const { root } = options;
  if (options.file !== undefined) {
    return refuseChanged(openArtifact(artifactOf(options.file), { root }));
  }
  if (typeof options.artifact === "string") return openArtifact(options.artifact, { root });
  return options.artifact;
}

/** The nearest artifact that lists a source file. */
function artifactOf(source: string): string {
  const file = realPath(path.resolve(source));
  for (const artifact of artifactsAbove(path.dirname(file))) {
    const project = projectOf(artifact) as string;
    const name = path.relative(project, file).split(path.sep).join("/");
    if (Object.hasOwn(readManifest(artifact).manifest.sources, name)) return artifact;
  }
  throw new ArtifactInvalidError(
    `${file} was not compiled: no .capsule/build above it was built from it.`,
    { hint: `Build it: npx capsule build ${path.relative(process.cwd(), file)}` },
  );
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch (cause) {
    const message = `There is no file ${file}.`;
    throw new ArtifactInvalidError(message, { cause });
  }
}
