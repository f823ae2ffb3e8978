import { basename, extname, join, relative, sep } from "node:path";
import { type Artifact, loadArtifact, type Mount } from "@capsule/runtime";
import { sha256 } from "@capsule/runtime/manifest";
import { type BuildResult, build } from "../build.ts";
import { configuredMounts } from "../cli/mounts.ts";
import { PROJECT_DIRECTORY } from "../config/load.ts";
import { findRoot } from "../config/root.ts";
import type { OnProgress } from "../progress.ts";
import { Rounds } from "./rounds.ts";

/** Where artifacts of single files lie, below the project's own directory. */
export const WORKER_DIRECTORY = "worker";

/** What was asked to be built. */
export interface Source {
  /** Where the project is looked for. */
  cwd: string;
  /** Absolute path of the file with the tasks; null for the project's own entries. */
  entry: string | null;
}

/** A build, and what it made. */
export interface Built {
  result: BuildResult;
  /** Null where the project has errors. */
  artifact: Artifact | null;
  /** The mounts of the configuration. */
  mounts: Mount[];
}

/** Builds sources and keeps their artifacts open. Calls of the same source share a build. */
export class Sources {
  readonly #builds = new Map<string, Rounds<Built, OnProgress>>();
  readonly #artifacts = new Map<string, { digest: string; artifact: Artifact }>();

  /** The artifact of a source, as it is when this is called. */
  build(source: Source, onProgress: OnProgress): Promise<Built> {
    return this.#rounds(source, false).join(onProgress);
  }

  /** Makes an artifact anew whose files are damaged. */
  repair(source: Source, onProgress: OnProgress): Promise<Built> {
    return this.#rounds(source, true).join(onProgress);
  }

  #rounds({ cwd, entry }: Source, verify: boolean): Rounds<Built, OnProgress> {
    const key = JSON.stringify([entry ?? cwd, entry === null, verify]);
    let rounds = this.#builds.get(key);
    if (rounds === undefined) {
      rounds = new Rounds((listeners) => this.#build({ cwd, entry }, verify, listeners));
      this.#builds.set(key, rounds);
    }
    return rounds;
  }

  async #build(
    { cwd, entry }: Source,
    verify: boolean,
    listeners: readonly OnProgress[],
  ): Promise<Built> {
    const request = entry === null ? { cwd } : { cwd, entries: [entry], out: placeOf(entry, cwd) };
    const onProgress: OnProgress = (progress) => {
      for (const listener of listeners) listener(progress);
    };
    const result = await build({ ...request, verify, onProgress });
    const artifact = result.manifest === null ? null : await this.#open(result, verify);
    return { result, artifact, mounts: configuredMounts(result.plan) };
  }

  async #open({ plan, manifest }: BuildResult, anew: boolean): Promise<Artifact> {
    const digest = manifest?.digest ?? "";
    const open = this.#artifacts.get(plan.out);
    if (!anew && open?.digest === digest) return open.artifact;
    const { root } = plan.project;
    const trace = join(root, PROJECT_DIRECTORY, "trace.db");
    const artifact = await loadArtifact(plan.out, { root, trace });
    this.#artifacts.set(plan.out, { digest, artifact });
    return artifact;
  }
}

/**
 * Each file has an artifact of its own: in the project's, calls of two files by turns would build
 * at each turn.
 */
function placeOf(entry: string, cwd: string): string {
  const root = findRoot(cwd).directory;
  const path = relative(root, entry).split(sep).join("/");
  const name = `${basename(entry, extname(entry))}-${sha256(path).slice(0, 8)}`;
  return join(root, PROJECT_DIRECTORY, WORKER_DIRECTORY, name);
}
