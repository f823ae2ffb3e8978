import type { Language } from "@capsule/runtime/manifest";
import { error, note, warning } from "./create.ts";
import { show } from "./show.ts";
import type { Diagnostic, Place } from "./types.ts";

/** Problems of a task's module graph and of its first evaluation. */

/** @param importer A package's name or a file. */
export function unresolvedImport(
  specifier: string,
  importer: string,
  place: Place | null,
): Diagnostic {
  const relative = specifier.startsWith(".") || specifier.startsWith("/");
  const hint = relative ? "Check the path and its extension." : install(specifier);
  const by = place === null ? `, imported by ${importer},` : "";
  return error("CAP301", `${show(specifier)}${by} can't be found`, hint, place);
}

/** A package may require another only in case; it fails when it gets there, as in Node. */
export function packageNotFound(specifier: string, importer: string): Diagnostic {
  return warning(
    "CAP301",
    `${show(specifier)}, required by the package ${importer}, isn't installed: what requires it will throw`,
    install(specifier),
    null,
  );
}

/** @param importer The package that imports it, or null for the project itself. */
export function nativeModule(
  file: string,
  importer: string | null,
  place: Place | null,
): Diagnostic {
  const by = importer === null ? "" : `, imported by the package ${importer},`;
  return error(
    "CAP302",
    `${show(file)}${by} is a native addon, which can't run in a task`,
    "Use a package in plain JavaScript, or keep this import out of the task's code.",
    place,
  );
}

/** @param instead What to use in its place. */
export function unsupportedBuiltin(name: string, instead: string, place: Place | null): Diagnostic {
  return error("CAP303", `"node:${name}" is not available in a task`, instead, place);
}

/** @param instead What to use in its place. */
export function builtinInPackage(name: string, importer: string, instead: string): Diagnostic {
  return warning(
    "CAP303",
    `The package ${importer} imports "node:${name}", which is not available in a task: what uses it will throw`,
    `Nothing to do if the task doesn't get there. Else look for a package that runs in browsers. ${instead}`,
    null,
  );
}

/** What the bundler itself refuses: syntax of a package, a missing export, and the like. */
export function bundlerError(message: string, place: Place | null): Diagnostic {
  return error("CAP304", message, "Correct the code that the task imports at this place.", place);
}

export function bundlerWarning(message: string, place: Place | null): Diagnostic {
  return warning("CAP308", message, "Check whether the task's code means this.", place);
}

export function topLevelFailed(
  task: string,
  message: string,
  stack: string | null,
  place: Place | null,
): Diagnostic {
  const at = stack === null || place !== null ? "" : `\n${stack}`;
  return error(
    "CAP305",
    `The top level of the task ${show(task)} throws: ${message}${at}`,
    "Top-level code runs once, at build time, and what it leaves is kept. Correct it, or move it into the task's function.",
    place,
  );
}

/** What a snapshot must not hold, because it differs at each call. */
export type Impurity = "clock" | "random" | "env" | "files" | "network" | "timers";

const IMPURE: Record<Impurity, string> = {
  clock: "reads the clock",
  random: "uses random numbers",
  env: "reads environment variables",
  files: "uses files",
  network: "uses the network",
  timers: "starts a timer",
};

/** What a top level does that is not for a snapshot. */
export function impurityInWords(impurity: Impurity | null): string {
  return impurity === null ? "waits for what can't happen at build time" : IMPURE[impurity];
}

export function impureTopLevel(
  task: string,
  impurity: Impurity | null,
  place: Place | null,
): Diagnostic {
  const what = impurityInWords(impurity);
  return note(
    "CAP306",
    `The top level of the task ${show(task)} ${what}, so it is evaluated at the start of each call`,
    "Move this into the task's function to have the evaluated state kept: calls then start faster.",
    place,
  );
}

/** The engine fails where no code of the user's is to blame. */
export function engineFailure(task: string, message: string): Diagnostic {
  return error(
    "CAP307",
    `The task ${show(task)} can't be compiled: ${message}`,
    "This is not a mistake in the task. `capsule doctor` checks the installation.",
    null,
  );
}

/** A language's runner is no part of this installation. */
export function runnerMissing(language: Language): Diagnostic {
  return error(
    "CAP307",
    `Tasks in ${language === "python" ? "Python" : "JavaScript"} can't be compiled: this installation has no runner for them`,
    "Install @capsule/native again. In a checkout, `npm run python` makes Python's.",
    null,
  );
}

function install(specifier: string): string {
  const length = specifier.startsWith("@") ? 2 : 1;
  const name = specifier.split("/").slice(0, length).join("/");
  return `Install it (\`npm install ${name}\`), or correct the name.`;
}
