import type { PackageSize } from "./bundle/types.ts";
import type { ImpureRead } from "./componentize/explain.ts";
import type { Impurity } from "./diagnostics/bundle.ts";
import { relativePath } from "./diagnostics/format.ts";

/** What a build tells of a task beside its limits: where its size and its start come from. */
export interface TaskAdvice {
  /** Its bundle by package, the largest first. */
  sizes: PackageSize[];
  topLevel: TopLevel;
}

/** What happens to top-level code. */
export interface TopLevel {
  /**
   * Fuel that each call spends on it before the task's function starts; 0 where the snapshot holds
   * what it left.
   */
  fuel: number;
  /** Why it isn't in the snapshot; empty where it is. */
  reads: TopLevelRead[];
}

/** A reading of what differs between runs. */
export interface TopLevelRead {
  /** Null where the top level waits for what can't happen at build time. */
  kind: Impurity | null;
  /** Relative to the project's root. */
  file: string;
  line: number;
  column: number;
}

export function adviceOn(
  sizes: PackageSize[],
  fuel: number,
  reads: readonly ImpureRead[],
  root: string,
): TaskAdvice {
  const places = reads.map(({ kind, place: { file, line, column } }) => ({
    kind,
    file: relativePath(file, root),
    line,
    column,
  }));
  return { sizes, topLevel: { fuel, reads: places } };
}

/** Advice as commands print it for machines. */
export function adviceToJson({ sizes, topLevel: { fuel, reads } }: TaskAdvice) {
  return { sizes, top_level: { fuel, reads } };
}
