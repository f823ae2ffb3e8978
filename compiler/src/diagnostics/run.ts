import { error } from "./create.ts";
import { show } from "./show.ts";
import type { Diagnostic } from "./types.ts";

/** Problems of choosing the task to run. */

export function taskNotFound(
  name: string,
  meant: string | null,
  known: readonly string[],
): Diagnostic {
  return error(
    "CAP108",
    `There is no task ${show(name)}`,
    meant === null ? `Tasks: ${known.join(", ") || "none"}.` : `Did you mean "${meant}"?`,
    null,
  );
}

export function missingMain(known: readonly string[]): Diagnostic {
  return error(
    "CAP109",
    'There is no task named "main" to run',
    `Name another with \`--task\`, or call one "main". Tasks: ${known.join(", ") || "none"}.`,
    null,
  );
}
