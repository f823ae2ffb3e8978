import { invalidConfigValue, unknownConfigKey } from "../diagnostics/project.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import { closest } from "./closest.ts";
import type { CapsuleConfig, PythonConfig } from "./define.ts";

export interface ConfigResult {
  config: CapsuleConfig;
  diagnostics: Diagnostic[];
}

interface Rule {
  expected: string;
  accepts: (value: unknown) => boolean;
}

const isString = (value: unknown) => typeof value === "string" && value !== "";
const isStrings = (value: unknown) => Array.isArray(value) && value.every(isString);

const RULES: Record<keyof CapsuleConfig, Rule> = {
  name: { expected: "a string", accepts: isString },
  version: { expected: "a string", accepts: isString },
  entrypoint: {
    expected: "a path or a list of paths",
    accepts: (value) => isString(value) || (isStrings(value) && (value as []).length > 0),
  },
  tasks: { expected: "an object with options of tasks", accepts: isObject },
  bundler: {
    expected: '"rollup" or "rolldown"',
    accepts: (value) => value === "rollup" || value === "rolldown",
  },
  locales: { expected: 'a list of languages such as "de"', accepts: isStrings },
  python: { expected: "an object with options of Python", accepts: isObject },
  out: { expected: "a path", accepts: isString },
  mounts: { expected: "a list of strings", accepts: isStrings },
};

const PYTHON_RULES: Record<keyof PythonConfig, Rule> = {
  dependencies: { expected: "a list of packages as pip takes them", accepts: isStrings },
  componentize: {
    expected: '"shared" or "per-file"',
    accepts: (value) => value === "shared" || value === "per-file",
  },
};

/** Options that `tasks` may set; their values are the policy's to judge. */
export const TASK_OPTIONS = [
  "compute",
  "ram",
  "timeout",
  "maxRetries",
  "allowedHosts",
  "allowedFiles",
  "envVariables",
] as const;

/**
 * Checks a configuration's keys and the values that no later step checks.
 * @param placeOf Where a key is written, if that is known.
 */
export function validateConfig(
  value: unknown,
  placeOf: (key: string) => Place | null,
): ConfigResult {
  if (!isObject(value)) {
    const expected = "an object (`export default defineConfig({ … })`)";
    return {
      config: {},
      diagnostics: [invalidConfigValue("default", expected, value, null)],
    };
  }
  const diagnostics = checkKeys(value, RULES, "", placeOf);
  if (isObject(value.python)) {
    diagnostics.push(...checkKeys(value.python, PYTHON_RULES, "python.", placeOf));
  }
  for (const key of Object.keys(isObject(value.tasks) ? value.tasks : {})) {
    if ((TASK_OPTIONS as readonly string[]).includes(key)) continue;
    const meant = closest(key, TASK_OPTIONS);
    diagnostics.push(unknownConfigKey(`tasks.${key}`, meant, TASK_OPTIONS, placeOf(key)));
  }
  return { config: diagnostics.length > 0 ? {} : (value as CapsuleConfig), diagnostics };
}

/** @param path Of the object within the configuration. */
function checkKeys(
  value: Record<string, unknown>,
  rules: Readonly<Record<string, Rule>>,
  path: string,
  placeOf: (key: string) => Place | null,
): Diagnostic[] {
  const known = Object.keys(rules);
  return Object.entries(value).flatMap(([key, given]) => {
    const rule = rules[key];
    const name = `${path}${key}`;
    if (rule === undefined)
      return [unknownConfigKey(name, closest(key, known), known, placeOf(key))];
    if (given === undefined || rule.accepts(given)) return [];
    return [invalidConfigValue(name, rule.expected, given, placeOf(key))];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
