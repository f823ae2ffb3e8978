import { sha256 } from "@capsule/runtime/manifest";
import type { Engines } from "./precompile.ts";
import { takeSnapshot } from "./snapshot.ts";
import type { ComponentizeContext, Runner } from "./types.ts";

/**
 * Does what the first build on a machine needs seconds for, compiling the runner and its engine,
 * while the project's sources are still being read. Costs nothing where it is done already.
 */
export async function prepareRunner(
  context: ComponentizeContext,
  runner: Runner,
  engines: Engines,
): Promise<void> {
  const loaded = loadRunner(context, runner);
  const key = sha256(
    JSON.stringify([runner.sha256, ...context.targets.map(compatibilityOf(context))]),
  );
  const known = context.user.record<string[]>("prepared", key);
  if (known?.every((engine) => context.user.has(engine))) return loaded;
  await loaded;
  const snapshot = await takeSnapshot(context, runner, runner.nothing);
  if (snapshot.error !== null) return;
  await Promise.all(snapshot.engines.map((engine) => engines.compile(engine, runner.language)));
  context.user.putRecord("prepared", key, snapshot.engines);
}

/** The first snapshot of a process would else wait for it. */
function loadRunner(
  { addon, userDirectory, onPrepare }: ComponentizeContext,
  { path }: Runner,
): Promise<void> {
  return addon.loadRunner({ runner: path, cache: userDirectory, onCompileRunner: onPrepare });
}

function compatibilityOf({ addon }: ComponentizeContext) {
  return (target: string) => addon.compatibility(target);
}
