import { basename } from "node:path";
import type { CompiledUnit } from "../languages/types.ts";

/**
 * Gives each component an identifier of its own. Those of JavaScript are its tasks' names, which are unique; a Python
 * file whose module is called like one of them gets its file's name.
 */
export function uniqueIds(units: readonly CompiledUnit[]): CompiledUnit[] {
  const taken = new Set(
    units.flatMap(({ component }) => (component?.language === "javascript" ? [component.id] : [])),
  );
  return units.map((unit) => {
    const { component, tasks } = unit;
    if (component === null || component.language === "javascript") return unit;
    let { id } = component;
    const file = basename(tasks[0]?.file ?? id);
    for (let count = 1; taken.has(id); count++) id = count === 1 ? file : `${file}-${count}`;
    taken.add(id);
    return id === component.id ? unit : { ...unit, component: { ...component, id } };
  });
}
