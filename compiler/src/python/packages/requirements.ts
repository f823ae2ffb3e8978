import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parse } from "smol-toml";
import { readFileOrNull } from "../../cache/files.ts";
import { lineOf } from "../../config/place.ts";
import type { BuildPlan } from "../../config/plan.ts";
import { unreadableConfig } from "../../diagnostics/project.ts";
import { dependenciesFailed } from "../../diagnostics/python.ts";
import type { Diagnostic, Place } from "../../diagnostics/types.ts";

/** One line for pip. */
export interface Requirement {
  text: string;
  /** Normalised; null for an option (`--index-url …`). */
  name: string | null;
  place: Place | null;
}

/** The packages that a project names. */
export interface Requirements {
  /** Where they stand, for people: `requirements.txt`; null where nothing is said. */
  origin: string | null;
  lines: Requirement[];
  /** Absolute paths of files that say it, or would if they existed. */
  files: string[];
  diagnostics: Diagnostic[];
}

const NOTHING: Requirements = { origin: null, lines: [], files: [], diagnostics: [] };

/** Capsule's own module, which every task has. */
const SDK = "capsule";

/** What the configuration names, else `requirements.txt`, else `pyproject.toml`. */
export function readRequirements({ project }: BuildPlan): Requirements {
  const { root, config, placeOf } = project;
  const named = config.python?.dependencies;
  if (named !== undefined) {
    const place = placeOf("dependencies");
    const lines = named.map((text) => ({ text, name: nameOf(text), place }));
    return withoutSdk({ origin: "the configuration", lines, files: [], diagnostics: [] });
  }
  const file = join(root, "requirements.txt");
  const pyproject = join(root, "pyproject.toml");
  const found = readTextFile(file, new Set()) ?? readProject(pyproject) ?? NOTHING;
  // One that appears later decides as well.
  return withoutSdk({ ...found, files: [...new Set([file, pyproject, ...found.files])] });
}

/** Whether a line is a file of this machine that pip installs as it is. */
export function isWheel(text: string): boolean {
  return /^[./].*\.whl$/.test(text);
}

/** The form in which names of packages are compared. */
export function normalised(name: string): string {
  return name.replace(/[-_.]+/g, "-").toLowerCase();
}

function nameOf(text: string): string | null {
  const [name] = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/.exec(text.trim()) ?? [];
  return name === undefined ? null : normalised(name);
}

function withoutSdk(requirements: Requirements): Requirements {
  return { ...requirements, lines: requirements.lines.filter(({ name }) => name !== SDK) };
}

/** A file in pip's format, with those that it includes; null where there is none. */
function readTextFile(file: string, seen: Set<string>): Requirements | null {
  const text = readFileOrNull(file)?.toString("utf8");
  if (text === undefined) return null;
  seen.add(file);
  const found: Requirements = {
    origin: "requirements.txt",
    lines: [],
    files: [file],
    diagnostics: [],
  };
  for (const { line, number } of logicalLines(text)) {
    const place = lineOf(file, text, number, 1);
    place.length = Math.max(1, line.length);
    const [, flag, path] = /^(-r|--requirement|-c|--constraint)[\s=]*(.+)$/.exec(line) ?? [];
    if (path !== undefined) {
      const other = resolve(dirname(file), path);
      if (seen.has(other)) continue;
      const included = readTextFile(other, seen);
      if (included === null) {
        found.diagnostics.push(missing(path, place));
        continue;
      }
      found.files.push(...included.files);
      found.diagnostics.push(...included.diagnostics);
      if (flag?.startsWith("-r") || flag?.startsWith("--r")) found.lines.push(...included.lines);
      else found.lines.push({ text: `-c ${other}`, name: null, place });
    } else if (isWheel(line)) {
      const wheel = resolve(dirname(file), line);
      found.files.push(wheel);
      if (!existsSync(wheel)) found.diagnostics.push(missing(line, place));
      found.lines.push({ text: wheel, name: nameOf(basename(wheel).split("-")[0] ?? ""), place });
    } else if (/^(-e|--editable)\b|^\.{0,2}\/|^\.$|^file:/.test(line)) {
      const reason = `"${line}" is a directory of this machine`;
      found.diagnostics.push(dependenciesFailed(reason, place));
    } else {
      found.lines.push({ text: line, name: nameOf(line), place });
    }
  }
  return found;
}

function missing(path: string, place: Place): Diagnostic {
  return dependenciesFailed(`there is no file ${path}`, place);
}

/** Lines without comments; one that ends in a backslash goes on in the next. */
function logicalLines(text: string): { line: string; number: number }[] {
  const found: { line: string; number: number }[] = [];
  let open: { line: string; number: number } | null = null;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/(^|\s)#.*$/, "").trim();
    const current: { line: string; number: number } = open ?? { line: "", number: index + 1 };
    current.line = `${current.line} ${line.replace(/\\$/, "").trim()}`.trim();
    open = line.endsWith("\\") ? current : null;
    if (open === null && current.line !== "") found.push(current);
  }
  return found;
}

/** `[project] dependencies`; null where there are none. */
function readProject(file: string): Requirements | null {
  const text = readFileOrNull(file)?.toString("utf8");
  if (text === undefined) return null;
  const base = { origin: "pyproject.toml", files: [file] };
  try {
    const { project } = parse(text) as { project?: { dependencies?: unknown } };
    const dependencies = project?.dependencies;
    if (!Array.isArray(dependencies)) return null;
    const lines = dependencies.map((entry) => {
      const line = String(entry);
      return { text: line, name: nameOf(line), place: placeOfText(file, text, line) };
    });
    return { ...base, lines, diagnostics: [] };
  } catch (error) {
    const reason = (error as Error).message.split("\n", 1)[0] ?? "";
    return { ...base, lines: [], diagnostics: [unreadableConfig(file, reason, null)] };
  }
}

function placeOfText(file: string, text: string, wanted: string): Place | null {
  const index = text.indexOf(wanted);
  if (index < 0) return null;
  const before = text.slice(0, index).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file, line: before.length, column, length: wanted.length, text };
}
