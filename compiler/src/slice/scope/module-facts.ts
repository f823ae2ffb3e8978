import type { Discovery } from "../../discover/types.ts";
import type { ModuleScan, Unit } from "../unit.ts";
import { createEffectsOf, type Effects } from "./effects.ts";
import { taskCalledAtLoad, taskCallers } from "./task-callers.ts";

/** What is true of a module for every task. */
export interface ModuleFacts {
  scan: ModuleScan;
  /** The name by which a unit calls a task when the module loads, or null. */
  calledTask: (unit: Unit) => string | null;
  effectsOf: (unit: Unit) => Effects;
}

const known = new WeakMap<ModuleScan, ModuleFacts>();

export function moduleFacts(discovery: Discovery, scan: ModuleScan): ModuleFacts {
  const cached = known.get(scan);
  if (cached) return cached;
  const callers = taskCallers(discovery, scan);
  const facts: ModuleFacts = {
    scan,
    calledTask: (unit) => taskCalledAtLoad(unit, callers),
    effectsOf: createEffectsOf(scan, discovery.program.getTypeChecker()),
  };
  known.set(scan, facts);
  return facts;
}
