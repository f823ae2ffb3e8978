import { join } from "node:path";
import { type Bundler, createBundler } from "../../src/bundle/bundler.ts";
import type { BundleResult } from "../../src/bundle/types.ts";
import { discover } from "../../src/discover/discover.ts";
import { makeProject } from "../project.ts";

export const BUNDLERS = ["rollup", "rolldown"] as const;

export interface BundledProject {
  root: string;
  bundler: Bundler;
  /** The result for a task, by its name. */
  bundle: (name: string) => Promise<BundleResult>;
}

/** Makes a project, whose entry is `main.ts`, and a bundler for its tasks. */
export async function bundlerFor(
  files: Record<string, string>,
  which: "rollup" | "rolldown",
): Promise<BundledProject> {
  const { root } = makeProject(files);
  const discovery = discover({ root, entries: [join(root, "main.ts")] });
  const bundler = await createBundler({ discovery, bundler: which });
  return {
    root,
    bundler,
    bundle: (name) => {
      const task = discovery.tasks.find((it) => it.name === name);
      if (task === undefined) throw new Error(`The project has no task ${name}`);
      return bundler.bundle(task);
    },
  };
}

/** A package in `node_modules`, CommonJS unless its package.json says otherwise. */
export function packageFiles(
  name: string,
  code: string,
  json: object = {},
): Record<string, string> {
  const directory = `node_modules/${name}`;
  return {
    [`${directory}/package.json`]: JSON.stringify({
      name,
      version: "1.0.0",
      main: "index.js",
      ...json,
    }),
    [`${directory}/index.js`]: code,
  };
}

/**
 * Evaluates a bundle in this process, with stand-ins for the host and the files, and calls its task.
 * Bundles of tests import nothing that differs here.
 */
export async function callBundle(code: string, input: unknown): Promise<unknown> {
  const runner = `const tasks = new Map();
    const host = { define: (name, fn) => tasks.set(name, fn), call: () => {} };
    const capsule = { "capsule:host": host, "node:fs": { default: { readFileSync: () => "read" } } };\n`;
  const body = code.replace(
    /^import (?:(\w+)(?:, )?)?(?:\{([^}]*)\})?(?:\* as (\w+))? ?from ['"](capsule:host|node:fs)['"];$/gm,
    (_, fallback, named, namespace, module) =>
      [
        fallback && `const ${fallback} = capsule["${module}"].default;`,
        named && `const {${named.replaceAll(" as ", ": ")}} = capsule["${module}"];`,
        namespace && `const ${namespace} = capsule["${module}"];`,
      ]
        .filter(Boolean)
        .join(" "),
  );
  const url = `data:text/javascript,${encodeURIComponent(`${runner}${body}\nexport const run = [...tasks.values()][0];`)}`;
  const { run } = (await import(url)) as { run: (input: unknown) => Promise<unknown> };
  return run(input);
}
