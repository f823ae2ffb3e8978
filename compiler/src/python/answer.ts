import type { TaskSignature } from "@capsule/runtime/manifest";
import type { Place } from "../diagnostics/types.ts";

/** What `compiler/python/discover` answers; the same shapes as there. */

export type PlaceAnswer = Omit<Place, "text">;

export interface DiscoverAnswer {
  tasks: TaskAnswer[];
  problems: ProblemAnswer[];
  modules: ModuleAnswer[];
  /** Absolute paths of directories that names are looked up in, in their order. */
  roots: string[];
  /** Absolute paths of files. */
  read: string[];
  /** Absolute paths of files that don't exist, and would matter if they did. */
  missing: string[];
}

export interface TaskAnswer {
  function: string;
  file: string;
  module: string;
  /** The decorator. */
  place: PlaceAnswer;
  /** The function's name. */
  definition: PlaceAnswer;
  options: Record<string, OptionAnswer>;
  signature: TaskSignature;
  /** False where the name may be in what couldn't be evaluated. */
  nameKnown: boolean;
}

export interface OptionAnswer {
  value: unknown;
  place: PlaceAnswer;
  namePlace: PlaceAnswer;
  /** Of a list that is written out. */
  entries: PlaceAnswer[] | null;
}

export interface ProblemAnswer {
  kind: string;
  place: PlaceAnswer;
  details: Record<string, string>;
  related: { message: string; place: PlaceAnswer }[];
}

export interface ModuleAnswer {
  /** Absolute path. */
  file: string;
  /** Dotted name. */
  name: string;
  /** Absolute path of the directory that the name is relative to. */
  root: string;
  /** Absolute paths of the project's modules that it imports. */
  imports: string[];
  externals: ExternalAnswer[];
  unresolved: ExternalAnswer[];
}

export interface ExternalAnswer {
  /** The first part of a module's name. */
  name: string;
  place: PlaceAnswer;
  /** Whether the code copes without it. */
  optional: boolean;
  /** Whether it is imported when a function is called. */
  lazy: boolean;
}
