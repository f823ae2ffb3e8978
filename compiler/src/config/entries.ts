import { statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Language } from "@capsule/runtime/manifest";
import { readFileOrNull } from "../cache/files.ts";
import type { CapsuleConfig } from "./define.ts";

/** The language of a source file, by its name; any other file is for the compiler of scripts to refuse. */
export function languageOf(file: string): Language {
  return file.endsWith(".py") ? "python" : "javascript";
}

const DEFAULT_STEMS = ["main", "index", "src/main", "src/index"];
const DEFAULT_EXTENSIONS = [".ts", ".mts", ".tsx", ".js", ".mjs"];

const DEFAULT_SCRIPTS = DEFAULT_STEMS.flatMap((stem) =>
  DEFAULT_EXTENSIONS.map((extension) => stem + extension),
);
const DEFAULT_MODULES = ["main.py", "tasks.py", "src/main.py", "src/tasks.py"];

/** Where tasks are looked for when nothing else is said: in each language, the first that exists. */
export const DEFAULT_ENTRIES = [...DEFAULT_SCRIPTS, ...DEFAULT_MODULES];

export interface Entries {
  /** Absolute paths of files that exist. */
  files: string[];
  /** As they were written, those that are no files. Empty `files` beside an empty list: no default exists. */
  missing: string[];
}

/**
 * Files passed by the user win over the configuration's of the same language, these over the
 * defaults. The configuration's of the other language stay, as the passed ones may call their tasks.
 */
export function resolveEntries(
  root: string,
  config: CapsuleConfig,
  passed: { cwd: string; files: readonly string[] },
): Entries {
  const configured = config.entrypoint;
  const named = typeof configured === "string" ? [configured] : (configured ?? []);
  if (passed.files.length > 0) {
    const languages = new Set(passed.files.map(languageOf));
    const others = named.filter((file) => !languages.has(languageOf(file)));
    const [first, second] = [existing(passed.cwd, passed.files), existing(root, others)];
    return {
      files: [...first.files, ...second.files],
      missing: [...first.missing, ...second.missing],
    };
  }
  if (named.length > 0) return existing(root, named);
  const script = DEFAULT_SCRIPTS.map((name) => join(root, name)).find(isFile);
  const module = DEFAULT_MODULES.map((name) => join(root, name)).find(namesCapsule);
  return { files: [script, module].filter((file) => file !== undefined), missing: [] };
}

/** A program in Python that has nothing to do with tasks may be called `main.py` too. */
function namesCapsule(path: string): boolean {
  return /\bcapsule\b/.test(readFileOrNull(path)?.toString("utf8") ?? "");
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
