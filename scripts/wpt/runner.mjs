// @ts-check
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileOf } from "./checkout.mjs";
import { substitute } from "./server/substitute.mjs";

/** @import { Artifact } from "@capsule/runtime" */
/** @import { Context } from "./server/server.mjs" */
/** @import { GuestResult, Outcome, Test } from "./types.d.ts" */

/** What the harness itself is called among the subtests. */
export const HARNESS = "(harness)";

/** Milliseconds until subtests that still wait are given up: as in the suite, a third of it for the patient ones. */
const PATIENCE = { usual: 10_000, long: 20_000 };

/** A script's directive, behind comments. */
const STRICT = /^(\s|\/\/.*|\/\*[\s\S]*?\*\/)*["']use strict["']/;

const here = new URL(".", import.meta.url).pathname;

/**
 * Compiles the task that runs pages.
 * @returns {Promise<Artifact>}
 */
export async function compileRunner() {
  // Not imported at the top: usage and lists need no compiled packages.
  const { build, formatDiagnostics } = await import("@capsule/compiler");
  const { loadArtifact } = await import("@capsule/runtime");
  const root = join(here, ".work/runner");
  mkdirSync(root, { recursive: true });
  cpSync(join(here, "guest"), join(root, "guest"), { recursive: true });
  writeFileSync(
    join(root, "package.json"),
    '{ "name": "wpt", "private": true, "type": "module" }\n',
  );
  const { manifest, diagnostics } = await build({ cwd: root, entries: ["guest/main.js"] });
  if (manifest === null) throw new Error(await formatDiagnostics(diagnostics, { root }));
  return loadArtifact(join(root, ".capsule/build"), { trace: null });
}

/**
 * Runs a test in a sandbox of its own.
 * @param {Artifact} artifact
 * @param {Test} test
 * @param {Context} context
 * @returns {Promise<Outcome>}
 */
export async function runTest(artifact, test, context) {
  const isLibrary = (/** @type {string} */ name) => name.startsWith("resources/");
  const libraries = ["resources/testharness.js", ...test.scripts.filter(isLibrary)];
  const scripts = test.scripts.filter((name) => !isLibrary(name));
  const missing = [...libraries, ...scripts].find(
    (name) => !existsSync(fileOf(context.checkout, name)),
  );
  if (missing !== undefined) {
    return outcomeOf({ status: "ERROR", message: `the checkout has no ${missing}`, subtests: [] });
  }
  const read = (/** @type {string} */ name) => readScript(name, context);
  const options = {
    url: context.origin + test.url,
    title: test.title,
    patience: test.long ? PATIENCE.long : PATIENCE.usual,
    isWindow: test.name.includes(".window.js"),
  };
  const { success, result, error } = await artifact.envelope(
    "page",
    [options, libraries.map(read), asOneScript([...scripts.map(read), test.code ?? ""])],
    {
      onLog: null,
    },
  );
  if (success) return outcomeOf(/** @type {GuestResult} */ (result));
  return outcomeOf({
    status: String(error?.error_type),
    message: error?.message ?? null,
    subtests: [],
  });
}

/**
 * Scripts of a page see each other's `let` and `const`, which evaluated code keeps to itself: they become one. It is
 * strict where the test itself is, which comes last.
 * @param {readonly string[]} scripts
 */
function asOneScript(scripts) {
  const isStrict = scripts.some((code, index) => index >= scripts.length - 2 && STRICT.test(code));
  return `${isStrict ? '"use strict";' : ""}${scripts.join("\n;")}`;
}

/**
 * @param {string} name
 * @param {Context} context
 */
function readScript(name, context) {
  const code = readFileSync(fileOf(context.checkout, name), "utf8");
  const request = { query: new URLSearchParams(), port: context.ports[0] ?? 0 };
  return name.includes(".sub.") ? substitute(code, request, context) : code;
}

/**
 * @param {GuestResult} result
 * @returns {Outcome}
 */
function outcomeOf({ status, message, subtests }) {
  /** @type {Outcome} */
  const outcome = { subtests: new Map(), messages: new Map() };
  const all = [{ name: HARNESS, status: status === "OK" ? "PASS" : status, message }, ...subtests];
  for (const { name, status, message } of all) {
    const passed = status === "PASS";
    // A name may come twice. It passes where all of them do.
    if (outcome.subtests.get(name) !== false) outcome.subtests.set(name, passed);
    if (!passed) outcome.messages.set(name, `${status} ${message ?? ""}`.trim());
  }
  return outcome;
}
