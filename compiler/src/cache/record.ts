import { join } from "node:path";
import { MANIFEST_FILE, type Manifest, parseManifest, sha256 } from "@capsule/runtime/manifest";
import type { PackageSize } from "../bundle/types.ts";
import type { BuildPlan } from "../config/plan.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import { isComplete, isPresent } from "../emit/files.ts";
import { identity } from "../version.ts";
import { readFileOrNull } from "./files.ts";
import { type Input, isUnchanged } from "./inputs.ts";

/** What a build was made from and what it made. Kept in the project's cache. */
export interface BuildRecord {
  /** The compiler that built. */
  identity: string;
  compatibility: Record<string, string>;
  /** Files that concern all tasks: sources as analysed, configuration, lockfiles. */
  inputs: Input[];
  /** Absolute paths of all that the tasks are made of. */
  files: string[];
  /** Tasks with a bundle of their own. */
  tasks: Record<string, TaskRecord>;
  /** What a runner was given for each task of other languages, by the task. */
  sources: Record<string, SourceRecord>;
  /** SHA-256 of the manifest's text. */
  manifest: string;
  diagnostics: StoredDiagnostic[];
}

/** What a task's component was made of. */
export interface SourceRecord {
  /** A blob of the project's cache. */
  source: string;
  /** Absolute path. */
  runner: string;
}

/** One task's bundle and what it was made from. */
export interface TaskRecord {
  /** Tells other settings of the bundler. */
  settings: string;
  inputs: Input[];
  slices: Record<string, string>;
  sizes: PackageSize[];
  /** Blobs of the project's cache. */
  code: string;
  map: string;
  diagnostics: StoredDiagnostic[];
}

/** A diagnostic without the texts of its files: unchanged files still have them. */
export type StoredDiagnostic = Diagnostic;

const KIND = "builds";

/** Builds of the same request share a record. */
export function recordKey({ project, entries, out, ...plan }: BuildPlan): string {
  const { export: exported, targets } = plan;
  return sha256(JSON.stringify([project.root, project.config, entries, out, exported, targets]));
}

export function readRecord(plan: BuildPlan): BuildRecord | null {
  const record = plan.project.store.record<BuildRecord>(KIND, recordKey(plan));
  return record?.identity === identity() ? record : null;
}

export function writeRecord(plan: BuildPlan, record: BuildRecord): void {
  plan.project.store.putRecord(KIND, recordKey(plan), record);
}

/**
 * The artifact of a record, if nothing it was made from has changed and it is still there.
 * @param thorough Compares the content of the artifact's files and not only their sizes.
 */
export function freshManifest(
  plan: BuildPlan,
  record: BuildRecord,
  compatibility: Record<string, string>,
  thorough: boolean,
): Manifest | null {
  if (JSON.stringify(record.compatibility) !== JSON.stringify(compatibility)) return null;
  const inputs = [record, ...Object.values(record.tasks)].flatMap((part) => part.inputs);
  const checked = new Map(inputs.map((input) => [input.path, input]));
  if (![...checked.values()].every(isUnchanged)) return null;
  const file = join(plan.out, MANIFEST_FILE);
  const text = readFileOrNull(file)?.toString("utf8");
  if (text === undefined || sha256(text) !== record.manifest) return null;
  const manifest = parseManifest(text, file);
  return (thorough ? isComplete : isPresent)(plan.out, manifest) ? manifest : null;
}

export function storeDiagnostics(diagnostics: readonly Diagnostic[]): StoredDiagnostic[] {
  return diagnostics.map((diagnostic) =>
    withPlaces(diagnostic, (place) => ({ ...place, text: "" })),
  );
}

export function restoreDiagnostics(stored: readonly StoredDiagnostic[]): Diagnostic[] {
  const texts = new Map<string, string>();
  const restore = (place: Place): Place => {
    const text = texts.get(place.file) ?? textOf(place.file);
    texts.set(place.file, text);
    return { ...place, text };
  };
  return stored.map((diagnostic) => withPlaces(diagnostic, restore));
}

function withPlaces(diagnostic: Diagnostic, change: (place: Place) => Place): Diagnostic {
  return {
    ...diagnostic,
    place: diagnostic.place && change(diagnostic.place),
    related: diagnostic.related.map((related) => ({ ...related, place: change(related.place) })),
  };
}

function textOf(file: string): string {
  return readFileOrNull(file)?.toString("utf8") ?? "";
}
