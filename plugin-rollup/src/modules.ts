import { dirname, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { PLACEHOLDER } from "./artifact.ts";

/** The runtime's own modules, which needn't be below a `node_modules`; ends in a separator. */
const RUNTIME = dirname(fileURLToPath(import.meta.resolve("@capsule/runtime"))) + sep;

/** Whether a module is a source that may define tasks: a file of the program's own, without a query. */
export function isSource(id: string): boolean {
  return (
    /\.([cm]?[jt]s|[jt]sx)$/.test(id) &&
    !/\0|[\\/]node_modules[\\/]/.test(id) &&
    !id.startsWith(RUNTIME)
  );
}

/** The module that makes stubs, in a program that finds the artifact beside itself wherever it is deployed. */
export function deployedTasksModule(): string {
  return `import { bindTasks } from "@capsule/runtime/bind";
const directory = ${JSON.stringify(`${PLACEHOLDER}/`)};
export const bind = bindTasks(new URL(directory, import.meta.url));
`;
}
