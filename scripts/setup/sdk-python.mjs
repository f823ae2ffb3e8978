import { readFileSync } from "node:fs";
import { join } from "node:path";
import { virtualEnvironment } from "./python.mjs";
import { root } from "./run.mjs";

const project = join(root, "sdk-python/pyproject.toml");

/**
 * The Python in which the SDK is tested and checked: with the packages of its group `dev`, in a
 * virtual environment of the user's cache that is made when it is first asked for.
 */
export function sdkPython() {
  const list = /^dev = \[(.*)\]$/m.exec(readFileSync(project, "utf8"))?.[1];
  if (list === undefined) throw new Error(`${project} has no group "dev" on one line`);
  const tools = [...list.matchAll(/"([^"]+)"/g)].map(([, tool]) => tool);
  return join(virtualEnvironment("sdk", tools), "python");
}
