import { basename } from "node:path";
import type { CompiledUnit } from "../languages/types.ts";

/**
 * Gives each component an identifier of its own. Those of JavaScript are its tasks' names; a Python file whose module is
 * called like one of them gets its file's name.
 */
export function uniqueIds(units: readonly CompiledUnit[]): CompiledUnit[] {
  const taken = new Set<string>();
  return units.map((unit) => {
    const { component, tasks } = unit;
    if (component === null) return unit;
    let { id } = component;
    const file = basename(tasks[0]?.file ?? id);
    for (let count = 1; taken.has(id); count++) id = count === 1 ? file : `${file}-${count}`;
    taken.add(id);
    return id === component.id ? unit : { ...unit, component: { ...component, id } };
  });
}
