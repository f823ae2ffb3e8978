import type { Policy } from "@capsule/runtime/manifest";
import { policyOf, workspaceSize } from "./policy.ts";
import { type CheckedTools, checkTools } from "./tools.ts";
import type { Environment, Limits, RunInput } from "./types.ts";

/** Limits and capabilities, read. */
export interface CheckedLimits {
  policy: Policy;
  /** Bytes. */
  workspaceSize: number;
  tools: CheckedTools;
  env: Environment | undefined;
  packages: readonly string[] | undefined;
  files: Limits["files"];
}

const LIMITS = [
  "compute",
  "ram",
  "timeout",
  "allowedHosts",
  "envVariables",
  "env",
  "packages",
  "tools",
  "files",
  "workspaceSize",
] as const satisfies (keyof Limits)[];
const INPUT = ["inputs", "signal", "onStdout", "onStderr"] as const satisfies (keyof RunInput)[];

/** Names of options, by whose they are. */
export const OPTIONS = { limits: LIMITS, input: INPUT, run: [...LIMITS, ...INPUT] } as const;

/** @throws TypeError for an option that can't be read. */
export function checkLimits(limits: Limits): CheckedLimits {
  const { env, packages, files } = limits;
  if (files !== undefined && (typeof files !== "object" || files === null)) {
    throw new TypeError("`files` is not an object of contents by their paths.");
  }
  return {
    policy: policyOf(limits),
    workspaceSize: workspaceSize(limits),
    tools: checkTools(limits.tools),
    env,
    packages,
    files,
  };
}

/** @throws TypeError for an option that isn't there: one that was misspelt would limit nothing. */
export function checkNames(options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    throw new TypeError(`There is no option \`${name}\`. There are: ${known.join(", ")}.`);
  }
}
