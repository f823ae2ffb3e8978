import { statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Language } from "@capsule/runtime/manifest";
import type { CapsuleConfig } from "./define.ts";

/** The language of a source file, by its name; any other file is for the compiler of scripts to refuse. */
export function languageOf(file: string): Language {
  return file.endsWith(".py") ? "python" : "javascript";
}

const DEFAULT_STEMS = ["main", "index", "src/main", "src/index"];
const DEFAULT_EXTENSIONS = [".ts", ".mts", ".tsx", ".js", ".mjs"];

/** Where tasks are looked for when nothing else is said, the first that exists. */
export const DEFAULT_ENTRIES = DEFAULT_STEMS.flatMap((stem) =>
  DEFAULT_EXTENSIONS.map((extension) => stem + extension),
);

export interface Entries {
  /** Absolute paths of files that exist. */
  files: string[];
  /** As they were written, those that are no files. Empty `files` beside an empty list: no default exists. */
  missing: string[];
}

/** Files passed by the user win over the configuration's, these over the defaults. */
export function resolveEntries(
  root: string,
  config: CapsuleConfig,
  passed: { cwd: string; files: readonly string[] },
): Entries {
  if (passed.files.length > 0) return existing(passed.cwd, passed.files);
  const configured = config.entrypoint;
  if (configured !== undefined) {
    return existing(root, typeof configured === "string" ? [configured] : configured);
  }
  const found = DEFAULT_ENTRIES.find((name) => isFile(join(root, name)));
  return { files: found === undefined ? [] : [join(root, found)], missing: [] };
}

function existing(base: string, names: readonly string[]): Entries {
  const files = [...new Set(names.map((name) => resolve(base, name)))];
  return {
    files: files.filter(isFile),
    missing: files.filter((file) => !isFile(file)).map((file) => relative(base, file) || "."),
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
