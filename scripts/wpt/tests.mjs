// @ts-check
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** @import { Area, Test } from "./types.d.ts" */

/** Kinds of files that make a test without a page of its own, and what the suite's server calls the page. */
const KINDS = [
  { ending: ".any.js", page: ".any.html" },
  { ending: ".window.js", page: ".window.html" },
  { ending: ".worker.js", page: ".worker.html" },
];

/** What a worker imports itself, and is there already. */
const HARNESS = "resources/testharness.js";

/**
 * The tests of an area, by name. A `.worker.js` is left out where the same test is there as `.any.js`.
 * @param {string} checkout
 * @param {Area} area
 * @returns {Test[]}
 */
export function findTests(checkout, { folder, extra = [] }) {
  if (!existsSync(posix.join(checkout, folder))) return [];
  const files = readdirSync(posix.join(checkout, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(checkout, posix.join(entry.parentPath, entry.name)))
    .sort();
  const all = new Set(files);
  const found = files.flatMap((file) => {
    const kind = KINDS.find(({ ending }) => file.endsWith(ending));
    if (kind === undefined) return [];
    if (kind.ending === ".worker.js" && all.has(file.replace(/\.worker\.js$/, ".any.js")))
      return [];
    return variants(checkout, file, file.slice(0, -kind.ending.length) + kind.page);
  });
  const added = extra.filter(
    ({ name, scripts }) => !all.has(name) && scripts.every((s) => all.has(s)),
  );
  return [...found, ...added];
}

/**
 * One test for each variant of a file.
 * @param {string} checkout
 * @param {string} file
 * @param {string} page
 * @returns {Test[]}
 */
function variants(checkout, file, page) {
  const source = readFileSync(posix.join(checkout, file), "utf8");
  const meta = metadata(source);
  const imports = file.endsWith(".worker.js") ? importedScripts(source) : [];
  const scripts = [...(meta.get("script") ?? []), ...imports]
    .map((script) =>
      script.startsWith("/") ? script.slice(1) : posix.join(posix.dirname(file), script),
    )
    .filter((script) => script !== HARNESS);
  return (meta.get("variant") ?? [""]).map((query) => ({
    name: file + query,
    url: `/${page}${query}`,
    title: meta.get("title")?.[0] ?? posix.basename(file),
    scripts: [...scripts, file],
    long: meta.get("timeout")?.[0] === "long",
  }));
}

/**
 * The `// META: key=value` lines at a file's start.
 * @param {string} source
 * @returns {Map<string, string[]>}
 */
export function metadata(source) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const line of source.split("\n")) {
    if (!line.startsWith("//")) break;
    const [, key, value] = /^\/\/\s*META:\s*(\w+)=(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined)
      found.set(key, [...(found.get(key) ?? []), value]);
  }
  return found;
}

/**
 * What a worker names in `importScripts`. They are evaluated before it: none of the suite's uses what comes first.
 * @param {string} source
 */
function importedScripts(source) {
  return [...source.matchAll(/importScripts\(([^)]*)\)/g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/["']([^"']+)["']/g)].map(([, script = ""]) => script),
  );
}
