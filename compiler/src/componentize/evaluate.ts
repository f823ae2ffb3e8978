import type { TakenSnapshot } from "./component.ts";
import { takeSnapshot } from "./snapshot.ts";
import type { ComponentizeContext, Runner } from "./types.ts";

/** `evaluate`: what the top level leaves is kept. `compile`: every call evaluates it. */
export type Mode = "evaluate" | "compile";

export interface Evaluated {
  /** Null with an error. */
  taken: TakenSnapshot | null;
  /** JSON of the error that the top level threw, or plain text where the engine failed. */
  error: string | null;
  /** JSON of each reading of what differs between runs. With any, every call evaluates the top level. */
  notes: string[];
  /** What evaluating the top level takes at each call; 0 where the snapshot holds what it left. */
  fuel: number;
}

/**
 * Evaluates a source's top level and keeps the memory. Where it reads what differs between runs,
 * keeps the compiled code alone.
 *
 * @param sourceFor What the runner is given.
 */
export async function evaluateSource(
  context: ComponentizeContext,
  runner: Runner,
  sourceFor: (mode: Mode) => string,
): Promise<Evaluated> {
  const evaluate = sourceFor("evaluate");
  const evaluated = await takeSnapshot(context, runner, evaluate);
  if (evaluated.error !== null) return { taken: null, error: evaluated.error, notes: [], fuel: 0 };
  const { notes } = evaluated;
  if (notes.length === 0) {
    return { taken: { source: evaluate, snapshot: evaluated }, error: null, notes, fuel: 0 };
  }
  const compile = sourceFor("compile");
  const compiled = await takeSnapshot(context, runner, compile);
  if (compiled.error !== null) return { taken: null, error: compiled.error, notes, fuel: 0 };
  // Both compile the source; what is more for one of them is the evaluation.
  const fuel = Math.max(evaluated.fuel - compiled.fuel, 0);
  return { taken: { source: compile, snapshot: compiled }, error: null, notes, fuel };
}
