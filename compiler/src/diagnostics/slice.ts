import { error, note, warning } from "./create.ts";
import { show } from "./show.ts";
import type { Diagnostic, Place, Related } from "./types.ts";

/** What a reader should know of the cut of a module to one task. `subject` is `task "analyze"`, or a module. */

const KEEP = "If the task needs it, write `// capsule:keep` in the line before.";
const OWN_FILE = "A file of its own for the tasks avoids the question.";

export function statementDropped(subject: string, place: Place): Diagnostic {
  return note(
    "CAP201",
    `Left out of ${subject}: this statement prepares nothing that is used there`,
    KEEP,
    place,
  );
}

export function droppedTaskCaller(subject: string, changed: string, place: Place): Diagnostic {
  return warning(
    "CAP202",
    `Left out of ${subject}, though it changes \`${changed}\`, which is used there: the statement also calls a task`,
    `Do both in separate statements, or write \`// capsule:keep\` before this one: then every call of the task repeats it. \`// capsule:drop\` says that this is meant. ${OWN_FILE}`,
    place,
  );
}

export function droppedLateWrite(subject: string, changed: string, place: Place): Diagnostic {
  return warning(
    "CAP203",
    `Left out of ${subject}, though a callback in it changes \`${changed}\` later, which is used there`,
    `Tasks don't share memory with the host: pass the data as an argument. \`// capsule:drop\` says that this is meant, \`// capsule:keep\` runs the statement in the task too.`,
    place,
  );
}

export function droppedArgument(
  subject: string,
  passed: string,
  callee: string,
  place: Place,
): Diagnostic {
  return warning(
    "CAP210",
    `Left out of ${subject}, though \`${callee}\` may change \`${passed}\`, which is used there`,
    "Write `// capsule:keep` in the line before if the task needs it, `// capsule:drop` if not.",
    place,
  );
}

export function droppedModuleCall(
  subject: string,
  called: string,
  used: string,
  place: Place,
): Diagnostic {
  return warning(
    "CAP211",
    `Left out of ${subject}, though \`${called}\` may change what \`${used}\` of the same module does there`,
    "Write `// capsule:keep` in the line before if the task needs it, `// capsule:drop` if not.",
    place,
  );
}

export function ownCopy(
  subject: string,
  name: string,
  place: Place,
  declared: Related,
): Diagnostic {
  return note(
    "CAP204",
    `${subject} changes the module's variable \`${name}\`: each call has a copy of its own, and nothing is left for the next`,
    "Keep what must outlast a call in files, or return it.",
    place,
    [declared],
  );
}

export function topLevelTaskCall(subject: string, called: string, place: Place): Diagnostic {
  return warning(
    "CAP205",
    `${subject} needs a value that is made by \`${called}\`, which calls a task while the module loads: every call of the task repeats that call`,
    "Call the task from inside the function that needs its result, or pass the result as an argument.",
    place,
  );
}

export function commonJsSyntax(place: Place, syntax: string): Diagnostic {
  return error(
    "CAP206",
    `A file that defines tasks must be an ES module, but this is ${syntax}`,
    'Use `import` and `export`: `import fs from "node:fs"`, `export const …`.',
    place,
  );
}

export function sourceChanged(name: string): Diagnostic {
  return error(
    "CAP207",
    `${show(name)} changed while it was being built`,
    "Build again. If it repeats, something rewrites the file during the build: a formatter, a generator, or another bundler plugin that runs before Capsule's.",
    null,
  );
}

export function unknownDirective(place: Place, directive: string): Diagnostic {
  return warning(
    "CAP208",
    `The comment \`capsule:${directive}\` has no effect`,
    "Known are `// capsule:keep` and `// capsule:drop`, in the line before a statement at the top level.",
    place,
  );
}

export function neededDrop(subject: string, name: string, place: Place): Diagnostic {
  return error(
    "CAP209",
    `${subject} uses \`${name}\`, but \`// capsule:drop\` takes its declaration away`,
    "Remove the comment, or the use.",
    place,
  );
}
