import { basename } from "node:path";
import { error } from "./create.ts";
import type { Diagnostic, Place } from "./types.ts";

/** Problems of a project's configuration and of the files it names. */

export function severalConfigs(files: readonly string[]): Diagnostic {
  const names = files.map((file) => basename(file));
  return error(
    "CAP101",
    `The project has ${names.length} configuration files: ${names.join(", ")}`,
    `Keep one of them; ${names[0]} would win over the others.`,
    null,
  );
}

export function unreadableConfig(file: string, reason: string, place: Place | null): Diagnostic {
  return error(
    "CAP102",
    `${basename(file)} can't be read: ${reason}`,
    basename(file).endsWith(".toml")
      ? "Correct the TOML at this place."
      : "The file must load by itself and have a default export: `export default defineConfig({ … })`.",
    place,
  );
}

export function unknownConfigKey(
  key: string,
  meant: string | null,
  known: readonly string[],
  place: Place | null,
): Diagnostic {
  return error(
    "CAP103",
    `Unknown option "${key}" in the configuration`,
    meant === null ? `Known here: ${known.join(", ")}.` : `Did you mean "${meant}"?`,
    place,
  );
}

export function invalidConfigValue(
  key: string,
  expected: string,
  value: unknown,
  place: Place | null,
): Diagnostic {
  const given = typeof value === "function" ? "a function" : (JSON.stringify(value) ?? "undefined");
  return error(
    "CAP104",
    `The option "${key}" of the configuration must be ${expected}, not ${given}`,
    `Write ${expected}.`,
    place,
  );
}

export function noEntry(root: string, tried: readonly string[]): Diagnostic {
  return error(
    "CAP105",
    `No file with tasks was found in ${root}`,
    `Looked for ${tried.join(", ")}. Name the file: \`capsule build path/to/tasks.ts\`, or set "entrypoint" in capsule.config.ts.`,
    null,
  );
}

export function missingEntry(name: string, configured: boolean): Diagnostic {
  return error(
    "CAP106",
    `There is no file "${name}"`,
    configured
      ? 'The configuration names it as "entrypoint"; paths there are relative to the project\'s root.'
      : "Check the path; it is relative to the current directory.",
    null,
  );
}

export function noTasks(entries: readonly string[]): Diagnostic {
  return error(
    "CAP107",
    `No task is defined in ${entries.join(", ")} or in a file imported from there`,
    'Define one: `export const main = task({ name: "main" }, async () => "hello")`, with `task` from "@capsule/runtime".',
    null,
  );
}

export function unknownLocale(tag: string, meant: string | null, place: Place | null): Diagnostic {
  return error(
    "CAP111",
    `There is no data for the locale "${tag}"`,
    meant === null
      ? 'Name languages by their codes, with a script or a region where it matters: "de", "fr-CH", "zh-Hant".'
      : `Did you mean "${meant}"?`,
    place,
  );
}

export function unknownTarget(target: string, reason: string): Diagnostic {
  return error(
    "CAP110",
    `Nothing can be compiled for the target "${target}": ${reason}`,
    "Name a triple of x86-64 or ARM64, for example aarch64-unknown-linux-gnu. Any other machine compiles a task when it first loads it.",
    null,
  );
}
