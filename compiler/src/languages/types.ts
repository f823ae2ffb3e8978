import type { Policy, Sha256 } from "@capsule/runtime/manifest";
import type { TaskAdvice } from "../advice.ts";
import type { BuildOptions } from "../build.ts";
import type { BuildRecord, TaskRecord } from "../cache/record.ts";
import type { ComponentizeContext, Runner } from "../componentize/types.ts";
import type { BuildPlan } from "../config/plan.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { Discovery } from "../discover/types.ts";
import type { EmittedComponent } from "../emit/manifest.ts";
import type { OnProgress } from "../progress.ts";
import type { SourceTask } from "../tasks.ts";

/** What a build gives to each of its languages. */
export interface LanguageInput {
  plan: BuildPlan;
  /** Absolute paths of the entries in this language. */
  entries: string[];
  context: ComponentizeContext;
  /** Of the build before, whose parts are used where they still hold. */
  record: BuildRecord | null;
  options: BuildOptions;
  onProgress: OnProgress;
  /** When the build began, milliseconds since the epoch. */
  since: number;
}

/** The way of one language's sources through a build. Discovered once, then compiled once. */
export interface SourceLanguage {
  /** Null where it is not installed; the discovery says so. */
  readonly runner: Runner | null;
  discover(): Promise<FoundTasks>;
  /** @param policies Of the tasks that were found. */
  compile(policies: ReadonlyMap<SourceTask, Policy>): Promise<CompiledUnit[]>;
}

export interface FoundTasks {
  tasks: readonly SourceTask[];
  diagnostics: readonly Diagnostic[];
  /** Absolute paths of all that the analysis read or looked for; a change of any asks for another one. */
  files: readonly string[];
  /** The analysis of scripts, for the next build of the same project. */
  discovery: Discovery | null;
}

/** What becomes one component: a JavaScript task, or the tasks of a Python file. */
export interface CompiledUnit {
  tasks: readonly SourceTask[];
  /** Null where a diagnostic is an error. */
  component: EmittedComponent | null;
  /** Null where there is no component. */
  advice: TaskAdvice | null;
  diagnostics: Diagnostic[];
  /** Whether it is what an earlier build made. */
  kept: boolean;
  /** Absolute paths of what it is made of. */
  files: readonly string[];
  /** For the next build. */
  record: UnitRecord;
  /** Milliseconds spent on it. */
  duration: number;
}

export type UnitRecord =
  /** A task's bundle. */
  | { kind: "bundle"; task: TaskRecord }
  /** What the runner was given, a blob of the project's cache, and where the runner lies. */
  | { kind: "source"; source: Sha256; runner: string }
  /** Made of more than files, or not made at all. */
  | { kind: "none" };
