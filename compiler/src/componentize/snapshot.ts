import { sha256 } from "@capsule/runtime/manifest";
import type { ComponentizeContext, Runner, Snapshot } from "./types.ts";

/** Raised when the form of a kept snapshot changes. */
const FORMAT = 1;

/** Runs a runner's `init` on a source and keeps what its memory holds then; the same source costs nothing. */
export async function takeSnapshot(
  context: ComponentizeContext,
  runner: Runner,
  source: string,
): Promise<Snapshot> {
  const key = sha256(JSON.stringify([FORMAT, runner.sha256, sha256(source)]));
  const known = context.project.record<Snapshot>("snapshots", key);
  if (known !== null && isWhole(context, known)) return known;
  const { snapshot } = await runInit(context, runner, source);
  context.project.putRecord("snapshots", key, snapshot);
  return snapshot;
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
          thin: context.project.putBlob(made.thin),
          engines: made.modules.map(({ wasm }) => context.user.putBlob(wasm)),
        };
  return { snapshot, component: made.component };
}

function isWhole({ project, user }: ComponentizeContext, snapshot: Snapshot): boolean {
  if (snapshot.error !== null) return true;
  return (
    project.blob(snapshot.thin) !== null &&
    snapshot.engines.every((engine) => user.blob(engine) !== null)
  );
}
