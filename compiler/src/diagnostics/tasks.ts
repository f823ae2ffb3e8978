import { error } from "./create.ts";
import { show } from "./show.ts";
import type { Diagnostic, Place, Related } from "./types.ts";

/** Problems of where and how a task is defined. */

export function taskNotCalled(place: Place, how: string): Diagnostic {
  return error(
    "CAP001",
    `\`task\` must be called directly, but here it is ${how}`,
    'Import it by name and call it where the task is defined: `import { task } from "@capsule/runtime"`. An alias (`task as define`), a namespace or a re-export is fine.',
    place,
  );
}

export function taskArguments(place: Place, found: string): Diagnostic {
  return error(
    "CAP002",
    `\`task()\` takes options and a function, but here it gets ${found}`,
    'Write `task({ name: "analyze" }, async (input) => { … })`.',
    place,
  );
}

export function taskInFunction(place: Place, inside: string, related: Related): Diagnostic {
  return error(
    "CAP003",
    `A task must be defined at the top level of a module, but this one is inside ${inside}`,
    "Move it to the top level, and pass what it needs from here as arguments of its calls: a task runs in a sandbox of its own and can't see these variables.",
    place,
    [related],
  );
}

export function taskNotOnce(place: Place, inside: string, related: Related): Diagnostic {
  return error(
    "CAP004",
    `A task must be defined exactly once when its module loads, but this one is inside ${inside}`,
    "Define it unconditionally, and decide where it is called. For several tasks, define each by itself.",
    place,
    [related],
  );
}

export function duplicateTask(name: string, place: Place, first: Place): Diagnostic {
  return error(
    "CAP005",
    `The task name ${show(name)} is used twice`,
    "Give each task a name of its own: the name is how it is called, listed and cached.",
    place,
    [{ message: "first task with this name", place: first }],
  );
}

export function callbackNotFunction(place: Place, found: string): Diagnostic {
  return error(
    "CAP006",
    `The second argument of \`task()\` must be a function, but it is ${found}`,
    "Pass an arrow function, a function expression or the name of a function: `task({ … }, async (input) => { … })`.",
    place,
  );
}

export function callbackGenerator(place: Place, related: Related[]): Diagnostic {
  return error(
    "CAP007",
    "A task can't be a generator: its result crosses the sandbox as one value",
    "Collect the values and return them at once, from a plain or async function.",
    place,
    related,
  );
}

export function callbackThis(place: Place, related: Related[]): Diagnostic {
  return error(
    "CAP008",
    "A task's function uses `this`, which has no value in the sandbox",
    "Pass the object's data as an argument, or refer to a module's variable by its name.",
    place,
    related,
  );
}

export function importMeta(place: Place, property: string | null): Diagnostic {
  const what = property === null ? "`import.meta`" : `\`import.meta.${property}\``;
  return error(
    "CAP009",
    `${what} has no value in a task: the bundle has no file of its own`,
    "For data files, grant a directory with `allowedFiles` and open the path in the sandbox; for settings, pass an argument or use `envVariables`.",
    place,
  );
}

export function runtimeNotFound(place: Place): Diagnostic {
  return error(
    "CAP015",
    "The package `@capsule/runtime` can't be found from this file",
    "Install it where this file's package.json is: `npm install @capsule/runtime`.",
    place,
  );
}
