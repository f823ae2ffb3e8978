import { sha256 } from "@capsule/runtime/manifest";
import type { ComponentizeContext, Runner, Snapshot } from "./types.ts";

/** Raised when the form of a kept snapshot changes. */
const FORMAT = 4;

/** Runs a runner's `init` on a source and keeps what its memory holds then; the same source costs nothing. */
export async function takeSnapshot(
  context: ComponentizeContext,
  runner: Runner,
  source: string,
): Promise<Snapshot> {
  const key = sha256(JSON.stringify([FORMAT, runner.sha256, sha256(source)]));
  const known = context.project.record<Snapshot>("snapshots", key);
  if (known !== null && isWhole(context, known)) return known;
  let made: Awaited<ReturnType<typeof runInit>>;
  try {
    made = await runInit(context, runner, source);
  } catch (error) {
    // Not the guest's own error, and not to be kept: another installation may do better.
    return { error: error instanceof Error ? error.message : String(error) };
  }
  context.project.putRecord("snapshots", key, made.snapshot);
  return made.snapshot;
}

/** The same with the self-contained component, which is large and seldom wanted, so not kept. */
export async function exportComponent(
  context: ComponentizeContext,
  runner: Runner,
  source: string,
): Promise<Uint8Array> {
  const { component } = await runInit(context, runner, source);
  return component;
}

async function runInit(context: ComponentizeContext, runner: Runner, source: string) {
  const made = await context.addon.componentize({
    runner: runner.path,
    source,
    cache: context.userDirectory,
    onCompileRunner: context.onPrepare,
  });
  const snapshot: Snapshot =
    made.error !== null
      ? { error: made.error }
      : {
          error: null,
          notes: made.notes,
          fuel: made.fuel,
          thin: context.project.putBlob(made.thin),
          packed: context.project.putBlob(made.packed),
          engines: made.modules.map(({ wasm }) => context.user.putBlob(wasm)),
          memory: made.memory,
        };
  return { snapshot, component: made.component };
}

function isWhole({ project, user }: ComponentizeContext, snapshot: Snapshot): boolean {
  if (snapshot.error !== null) return true;
  return (
    [snapshot.thin, snapshot.packed].every((blob) => project.has(blob)) &&
    snapshot.engines.every((engine) => user.has(engine))
  );
}
