import type { Language } from "@capsule/runtime/manifest";
import { error } from "./create.ts";
import { show } from "./show.ts";
import { spelled } from "./spelling.ts";
import type { Diagnostic, Place, Related } from "./types.ts";

/** Problems of a task's options that concern no single option's value. */

export function optionNotStatic(
  place: Place,
  reason: string,
  related: Related[],
  language: Language,
): Diagnostic {
  const constants = language === "python" ? "module constants" : "`const` values";
  return error(
    "CAP010",
    `This option's value must be known when the task is compiled, but ${reason}`,
    `Use literals, or ${constants} made of literals, from this file or imported from the project. What differs between machines belongs in \`capsule.config.ts\` or, for secrets, in \`${spelled("envVariables", language)}\`.`,
    place,
    related,
  );
}

export function optionsNotObject(place: Place, value: unknown): Diagnostic {
  return error(
    "CAP002",
    `The first argument of \`task()\` must be an object with the task's options, not ${show(value)}`,
    'Write `task({ name: "analyze" }, async (input) => { … })`.',
    place,
  );
}

export function taskWithoutName(place: Place): Diagnostic {
  return error(
    "CAP011",
    "The task has no name",
    'Add one to its options: `{ name: "analyze" }`.',
    place,
  );
}

export function invalidTaskName(place: Place, value: unknown): Diagnostic {
  return error(
    "CAP012",
    `${show(value)} is not a task name`,
    "A name has 1 to 64 characters: letters (a–z, A–Z), digits, `_`, `-`, `.` and spaces inside; the first is a letter.",
    place,
  );
}

export function unknownTaskOption(
  place: Place,
  option: string,
  meant: string | null,
  known: readonly string[],
): Diagnostic {
  return error(
    "CAP013",
    `Unknown task option ${show(option)}`,
    meant === null ? `Known options: ${known.join(", ")}.` : `Did you mean "${meant}"?`,
    place,
  );
}
