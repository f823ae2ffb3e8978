import { error, warning } from "./create.ts";
import { show } from "./show.ts";
import type { Diagnostic, Place, Related } from "./types.ts";

/** Problems that only Python's sources and packages can have, or that are worded for them. */

export function decoratorNotApplied(place: Place, how: string): Diagnostic {
  return error(
    "CAP001",
    `\`task\` must be used directly as a decorator, but here it is ${how}`,
    'Write `@task` or `@task(ram="64MB")` above a function at the top level of a module, as its first decorator. An alias (`from capsule import task as t`), `@capsule.task` or a re-export is fine.',
    place,
  );
}

export function taskRebound(place: Place, name: string, related: Related[]): Diagnostic {
  return error(
    "CAP001",
    `The task's function is \`${name}\`, but this name is bound again later and then means something else`,
    "Give the other one a name of its own.",
    place,
    related,
  );
}

export function decoratorArguments(place: Place, found: string): Diagnostic {
  return error(
    "CAP002",
    `\`@task\` takes options by their names, but here it gets ${found}`,
    'Write `@task(name="analyze", ram="64MB")`, each option once.',
    place,
  );
}

export function decoratedNoFunction(place: Place, found: string): Diagnostic {
  return error(
    "CAP006",
    `\`@task\` must stand on a function, but it stands on ${found}`,
    "Decorate a function that does the work: `@task` above `def analyze(rows): …`.",
    place,
  );
}

export function sdkHidden(place: Place): Diagnostic {
  return error(
    "CAP018",
    "This module of the project is called `capsule`, which hides the one that gives `task`",
    "Rename it: `import capsule` must mean Capsule's own module.",
    place,
  );
}

/** @param reason Ends a sentence. */
export function pythonUnusable(reason: string): Diagnostic {
  return error(
    "CAP112",
    `Python tasks need Python 3.10 or newer on the machine that builds them, but ${reason}`,
    "Install it (https://www.python.org/downloads; on Debian: `apt-get install python3 python3-venv`), or name one in the environment variable PYTHON.",
    null,
  );
}

/**
 * @param packages Where the project names its packages; null where it names none.
 * @param lazy Whether it is imported when a function is called: it may be one that no task calls.
 */
export function moduleNotFound(
  name: string,
  place: Place,
  packages: string | null,
  lazy: boolean,
): Diagnostic {
  const where = packages ?? "requirements.txt";
  const hint = name.startsWith(".")
    ? "Check the name, and that the module lies in the same package."
    : `Add the package that has it to ${where}, or correct the name. Where the code copes without it, import it in a \`try\` with \`except ImportError\`.`;
  const found = lazy ? warning : error;
  return found("CAP301", `There is no module ${show(name)} for the task`, hint, place);
}

/**
 * @param name With its version.
 * @param instead What to use in its place, where that is known.
 * @param importer The package that requires it; null where the project imports it.
 */
export function nativePackage(
  name: string,
  instead: string | null,
  importer: string | null,
  place: Place | null,
): Diagnostic {
  const by = importer === null ? "" : `, required by ${importer},`;
  return error(
    "CAP302",
    `The package ${name}${by} needs its native code, which can't run in a task`,
    instead ??
      "Use a package in pure Python, an older version that is one, or do this part outside of the task.",
    place,
  );
}

/** componentize-py can't link a file's packages into a runner. */
export function ownRunnerFailed(name: string, reason: string): Diagnostic {
  return error(
    "CAP307",
    `${name} can't get a CPython with its packages' native code: ${reason}`,
    'Check that the packages are made for this version of CPython and WASI, or leave out "componentize" of the configuration.',
    null,
  );
}

export function dependenciesFailed(reason: string, place: Place | null): Diagnostic {
  return error(
    "CAP113",
    `The Python packages of the project can't be installed: ${reason}`,
    "They are installed by pip from the index that it is configured for. Check names, versions and the network.",
    place,
  );
}
