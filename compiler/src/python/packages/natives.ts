import { sha256 } from "@capsule/runtime/manifest";
import type { ComponentizeContext, Runner } from "../../componentize/types.ts";
import type { Packages } from "./packages.ts";

const KIND = "python-natives";

/** The way out where the native part of a well-known package is all there is to it. */
const INSTEAD: Readonly<Record<string, string>> = {
  cryptography: "Use `hashlib`, `hmac` and `secrets`, or a TypeScript task with `node:crypto`.",
  lxml: 'Use `xml.etree.ElementTree`, or beautifulsoup4 with "html.parser".',
  numpy: "Use `statistics`, `array` and lists, or do the arithmetic outside of the task.",
  orjson: "Use `json`.",
  pandas: "Use `csv` and lists of dicts, or do this part outside of the task.",
  pillow: "Use a package in pure Python (pypng for PNG), or do this part outside of the task.",
  psycopg2: "Query the database outside of the task, and pass it the rows.",
  "pydantic-core":
    "pydantic 2 needs it. Use dataclasses or attrs, and jsonschema to check what comes in.",
  regex: "Use `re`.",
  scipy: "Do this part outside of the task.",
  ujson: "Use `json`.",
};

export function insteadOf(name: string): string | null {
  return INSTEAD[name] ?? null;
}

/**
 * Whether a package works without its native parts, as those with a fallback in Python do: it is
 * imported in a task once, and what came of it is kept.
 */
export async function worksWithoutNatives(
  name: string,
  packages: Packages,
  context: ComponentizeContext,
  runner: Runner,
): Promise<boolean> {
  const distribution = packages.distribution(name);
  if (distribution === undefined || distribution.natives.length === 0) return true;
  const { names } = packages.select({ needed: distribution.modules, optional: [] });
  const packs = names.map((it) => packages.distribution(it)?.pack);
  const key = sha256(JSON.stringify([runner.sha256, name, packs]));
  const known = context.user.record<boolean>(KIND, key);
  if (known !== null) return known;
  const modules = distribution.pure.filter((module) => !module.startsWith("_"));
  if (modules.length === 0) return false;
  const source = {
    mode: "evaluate",
    entry: "capsule_check",
    tasks: {},
    // Nothing is granted: what isn't there at build time isn't there later, so that failures count.
    env: [],
    files: [],
    project: { "capsule_check.py": modules.map((module) => `import ${module}\n`).join("") },
    packages: await packages.contents(names, context, runner),
  };
  const { error } = await context.addon.componentize({
    runner: runner.path,
    source: JSON.stringify(source),
    cache: context.userDirectory,
    onCompileRunner: context.onPrepare,
  });
  context.user.putRecord(KIND, key, error === null);
  return error === null;
}

/**
 * The package whose native module a top level lacked, by the error that it threw: a package's first
 * module may work without those that others need.
 *
 * @param error JSON of the runner.
 */
export function lackingNatives(
  error: string,
  names: readonly string[],
  packages: Packages,
): string | null {
  const module = missingModule(error);
  if (module === null) return null;
  const lacks = (name: string) =>
    (packages.distribution(name)?.natives ?? []).some((path) => moduleOf(path) === module);
  return names.find(lacks) ?? null;
}

function missingModule(error: string): string | null {
  const [, whole] = /No module named '([\w.]+)'/.exec(error) ?? [];
  if (whole !== undefined) return whole;
  const [, name, parent] = /cannot import name '(\w+)' from '([\w.]+)'/.exec(error) ?? [];
  return name === undefined ? null : `${parent}.${name}`;
}

/** `lxml/etree.cpython-314-x86_64-linux-gnu.so` is `lxml.etree`. */
function moduleOf(path: string): string {
  return path.replace(/\.[^/]*$/, "").replaceAll("/", ".");
}
