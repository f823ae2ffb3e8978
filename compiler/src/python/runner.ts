import { installedRunner } from "../componentize/runner.ts";
import type { Runner } from "../componentize/types.ts";

/** CPython's version in tasks. */
export const GUEST_PYTHON = "3.14";

/** The prebuilt CPython; null where it is not installed. */
export function pythonRunner(): Runner | null {
  const nothing = { mode: "compile", entry: "", tasks: {}, project: {}, packages: {} };
  return installedRunner("python", nothing);
}
