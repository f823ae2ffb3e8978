import { parse, TomlError } from "smol-toml";
import { invalidConfigValue, unknownConfigKey, unreadableConfig } from "../diagnostics/project.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { closest } from "./closest.ts";
import { findKey, lineOf } from "./place.ts";

/** Keys of `[tasks]` and the option that each sets. */
export const TOML_TASK_KEYS: Readonly<Record<string, string>> = {
  default_compute: "compute",
  default_ram: "ram",
  default_timeout: "timeout",
  default_max_retries: "maxRetries",
  default_allowed_hosts: "allowedHosts",
  default_allowed_files: "allowedFiles",
  default_env_variables: "envVariables",
};

const TABLES: Readonly<Record<string, readonly string[]>> = {
  workflow: ["name", "version", "entrypoint", "locales"],
  tasks: Object.keys(TOML_TASK_KEYS),
  python: ["dependencies", "componentize"],
};

export interface TomlResult {
  /** In the shape of the typed configuration, values unchecked. */
  value: Record<string, unknown>;
  diagnostics: Diagnostic[];
}

/** Reads a `capsule.toml` into the shape of the typed configuration. */
export function parseToml(file: string, text: string): TomlResult {
  let document: Record<string, unknown>;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const place = lineOf(file, text, error.line, error.column);
    const reason = error.message.split("\n", 1)[0]?.replace("Invalid TOML document: ", "") ?? "";
    return { value: {}, diagnostics: [unreadableConfig(file, reason, place)] };
  }
  const workflow = isTable(document.workflow) ? document.workflow : {};
  const tasks = isTable(document.tasks) ? document.tasks : {};
  const python = isTable(document.python) ? { python: known("python", document.python) } : {};
  const options = Object.entries(tasks).flatMap(([key, value]) => {
    const option = TOML_TASK_KEYS[key];
    return option === undefined ? [] : [[option, value] as const];
  });
  return {
    value: {
      ...known("workflow", workflow),
      tasks: Object.fromEntries(options),
      ...python,
    },
    diagnostics: checkKeys(file, text, document),
  };
}

/** The keys that a table may have: others are reported by their place there. */
function known(table: string, value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => TABLES[table]?.includes(key)));
}

function checkKeys(file: string, text: string, document: Record<string, unknown>): Diagnostic[] {
  return Object.entries(document).flatMap(([table, value]) => {
    const keys = TABLES[table];
    const place = findKey(file, text, null, table);
    if (keys === undefined) {
      const tables = Object.keys(TABLES);
      return [unknownConfigKey(table, closest(table, tables), tables, place)];
    }
    if (!isTable(value)) return [invalidConfigValue(table, "a table", value, place)];
    return Object.keys(value)
      .filter((key) => !keys.includes(key))
      .map((key) => {
        const at = findKey(file, text, table, key);
        return unknownConfigKey(`${table}.${key}`, closest(key, keys), keys, at);
      });
  });
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
