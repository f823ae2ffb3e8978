import { sha256 } from "@capsule/runtime/manifest";
import { contentOf, precompileThin } from "./precompile.ts";
import { exportComponent } from "./snapshot.ts";
import type { CompiledComponent, ComponentizeContext, Content, Runner, Snapshot } from "./types.ts";

/** A snapshot that was taken, and the source it was made with. */
export interface TakenSnapshot {
  source: string;
  snapshot: Exclude<Snapshot, { error: string }>;
}

/** Makes the files of a component from a snapshot, whatever its language. */
export async function compileComponent(
  context: ComponentizeContext,
  runner: Runner,
  { source, snapshot }: TakenSnapshot,
  exported: boolean,
): Promise<CompiledComponent> {
  const [precompiled, whole] = await Promise.all([
    precompileThin(context, snapshot.thin),
    exported ? exportComponent(context, runner, source) : null,
  ]);
  return {
    language: runner.language,
    engines: snapshot.engines,
    memory: snapshot.memory,
    wasm: contentOf(context.project, snapshot.packed),
    precompiled,
    exported: whole && inMemory(whole),
  };
}

/** Content that no cache keeps. */
export function inMemory(content: Uint8Array): Content {
  return { sha256: sha256(content), size: content.length, read: () => content };
}
