import { dirname } from "node:path";
import { build, type Plugin } from "esbuild";
import { tasksByFile } from "../../src/discover/modules.ts";
import type { DiscoveredTask, Discovery } from "../../src/discover/types.ts";
import { sliceModule } from "../../src/slice/slice.ts";

/** A stand-in for the guest library: a stub bundles and calls the task that it names, as the sandbox would. */
const GUEST = `
  export const tasks = {};
  export const remote = (name) => Object.assign(
    (...args) => globalThis.callTask(name, args),
    { envelope: () => { throw new Error("not part of these tests") } },
  );
  export const defineTask = (name, callback) => {
    if (typeof callback !== "function") throw new TypeError(name + " is not a function");
    tasks[name] = callback;
    return remote(name);
  };
`;

function guestPlugin(discovery: Discovery, target: DiscoveredTask): Plugin {
  const withTasks = tasksByFile(discovery);
  return {
    name: "guest",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^@capsule\/runtime/ }, () => ({ path: "guest", namespace: "guest" }));
      onLoad({ filter: /.*/, namespace: "guest" }, () => ({ contents: GUEST, loader: "js" }));
      onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
        if (!withTasks.has(path)) return null;
        const { code } = sliceModule(discovery, path, target);
        return { contents: code, loader: path.endsWith("x") ? "tsx" : "ts" };
      });
    },
  };
}

let evaluations = 0;

/** Bundles a task from its slices and calls it. Fails if host code ran. */
export async function executeTask(
  discovery: Discovery,
  name: string,
  args: unknown[],
): Promise<unknown> {
  const target = discovery.tasks.find((task) => task.name === name);
  if (!target) throw new Error(`no task ${name}`);
  const file = JSON.stringify(target.file);
  const { outputFiles } = await build({
    stdin: {
      contents: `import ${file}; export { tasks } from "@capsule/runtime/guest";`,
      resolveDir: dirname(target.file),
    },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
    plugins: [guestPlugin(discovery, target)],
  });
  const code = outputFiles[0]?.text ?? "";
  const state = globalThis as { callTask?: unknown; hostRan?: boolean };
  state.callTask = (called: string, given: unknown[]) => executeTask(discovery, called, given);
  // A fragment of its own makes every call evaluate the module anew.
  const url = `data:text/javascript,${encodeURIComponent(code)}#${++evaluations}`;
  const { tasks } = await import(url);
  const result = await tasks[name](...args);
  if (state.hostRan) throw new Error(`host code ran in the guest of ${name}:\n${code}`);
  return result;
}
