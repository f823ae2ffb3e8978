import { loadAddon } from "@capsule/native";
import { readRecord } from "./cache/record.ts";
import { createContext } from "./componentize/context.ts";
import { javascriptRunner, snapshotBundle } from "./componentize/javascript.ts";
import { exportComponent } from "./componentize/snapshot.ts";
import type { BuildPlan } from "./config/plan.ts";
import { pythonRunner } from "./python/runner.ts";

/** A built task as a self-contained component; null where no build of this plan is on record. */
export async function exportTask(plan: BuildPlan, name: string): Promise<Uint8Array | null> {
  const { store } = plan.project;
  const known = readRecord(plan);
  const context = createContext(loadAddon(), store, [], () => {});
  const made = known?.sources[name];
  const source = made && store.blob(made.source)?.toString("utf8");
  const python = made && pythonRunner();
  if (source && python) return exportComponent(context, { ...python, path: made.runner }, source);
  const record = known?.tasks[name];
  const code = record && store.blob(record.code)?.toString("utf8");
  const map = record && store.blob(record.map)?.toString("utf8");
  if (code === undefined || map === undefined) return null;
  const runner = javascriptRunner();
  if (runner === null) return null;
  const { taken } = await snapshotBundle(context, runner, { code, map });
  return taken && exportComponent(context, runner, taken.source);
}
