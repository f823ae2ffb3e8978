import { closest } from "../config/closest.ts";
import { invalidTaskName, unknownTaskOption } from "../diagnostics/options.ts";
import { spelled } from "../diagnostics/spelling.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import { isTaskName } from "../discover/name.ts";
import { POLICY_OPTIONS } from "../policy/normalize.ts";
import type { OptionAnswer, PlaceAnswer, TaskAnswer } from "./answer.ts";

/** Options by the names that Python has for them. */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ["name", "name"],
  ...POLICY_OPTIONS.map((option) => [spelled(option, "python"), option] as const),
]);

const KNOWN = [...OPTIONS.keys()];

export interface PythonOptions {
  /** Null where the task has no usable one. */
  name: string | null;
  /** Under their names in TypeScript, as policies are made of them. */
  values: Record<string, unknown>;
  placeOf: (option: string, index?: number) => Place;
  diagnostics: Diagnostic[];
}

/** Checks the names of a task's options; their values are the policy's to judge. `None` is as if it weren't there. */
export function readOptions(
  task: TaskAnswer,
  complete: (place: PlaceAnswer) => Place,
): PythonOptions {
  const entries = new Map<string, OptionAnswer>();
  const diagnostics: Diagnostic[] = [];
  for (const [given, entry] of Object.entries(task.options)) {
    const option = OPTIONS.get(given);
    if (option === undefined) {
      const meant = closest(given, KNOWN);
      diagnostics.push(unknownTaskOption(complete(entry.namePlace), given, meant, KNOWN));
    } else if (entry.value !== null) {
      entries.set(option, entry);
    }
  }
  const placeOf: PythonOptions["placeOf"] = (option, index) => {
    const entry = entries.get(option);
    if (entry === undefined) return complete(option === "name" ? task.definition : task.place);
    return complete((index !== undefined && entry.entries?.[index]) || entry.place);
  };
  const name = task.nameKnown ? (entries.get("name")?.value ?? task.function) : null;
  if (name !== null && !isTaskName(name)) {
    diagnostics.push(invalidTaskName(placeOf("name"), name));
  }
  const values = Object.fromEntries([...entries].map(([option, { value }]) => [option, value]));
  return { name: isTaskName(name) ? name : null, values, placeOf, diagnostics };
}
