import { readFileSync } from "node:fs";
import { runnerPath } from "@capsule/native";
import { sha256 } from "@capsule/runtime/manifest";
import { BUNDLE_FILE, type BundledCode } from "../bundle/types.ts";
import type { TakenSnapshot } from "./component.ts";
import { takeSnapshot } from "./snapshot.ts";
import type { ComponentizeContext, Runner } from "./types.ts";

/** A bundle of nothing, for what the first use of a runner prepares. */
export const EMPTY_SOURCE = JSON.stringify({ code: "", file: BUNDLE_FILE, mode: "compile" });

/** The prebuilt JavaScript engine. */
export function javascriptRunner(): Runner {
  const path = runnerPath("javascript");
  return { language: "javascript", path, sha256: sha256(readFileSync(path)) };
}

export interface JavaScriptSnapshot {
  /** Null with an error. */
  taken: TakenSnapshot | null;
  /** JSON of the error that the bundle's top level threw, or plain text where the engine failed. */
  error: string | null;
  /** JSON of each reading of what differs between runs. With any, every call evaluates the top level. */
  notes: string[];
  /** What evaluating the top level takes at each call; 0 where the snapshot holds what it left. */
  fuel: number;
}

/**
 * Evaluates a bundle's top level and keeps the heap. Where it reads what differs between runs,
 * keeps the compiled code alone.
 */
export async function snapshotBundle(
  context: ComponentizeContext,
  runner: Runner,
  { code }: BundledCode,
): Promise<JavaScriptSnapshot> {
  const evaluate = JSON.stringify({ code, file: BUNDLE_FILE, mode: "evaluate" });
  const evaluated = await takeSnapshot(context, runner, evaluate);
  if (evaluated.error !== null) return { taken: null, error: evaluated.error, notes: [], fuel: 0 };
  const { notes } = evaluated;
  if (notes.length === 0) {
    return { taken: { source: evaluate, snapshot: evaluated }, error: null, notes, fuel: 0 };
  }
  const compile = JSON.stringify({ code, file: BUNDLE_FILE, mode: "compile" });
  const compiled = await takeSnapshot(context, runner, compile);
  if (compiled.error !== null) return { taken: null, error: compiled.error, notes, fuel: 0 };
  // Both compile the bundle; what is more for one of them is the evaluation.
  const fuel = Math.max(evaluated.fuel - compiled.fuel, 0);
  return { taken: { source: compile, snapshot: compiled }, error: null, notes, fuel };
}
