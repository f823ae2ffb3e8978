import { runnerPath } from "@capsule/native";
import { sha256 } from "@capsule/runtime/manifest";
import { readFileOrNull } from "../cache/files.ts";
import type { Runner } from "../componentize/types.ts";

/** CPython's version in tasks. */
export const GUEST_PYTHON = "3.14";

/** The prebuilt CPython; null where it is not installed. */
export function pythonRunner(): Runner | null {
  const path = runnerPath("python");
  const content = readFileOrNull(path);
  if (content === null) return null;
  const nothing = { mode: "compile", entry: "", tasks: {}, project: {}, packages: {} };
  return { language: "python", path, sha256: sha256(content), nothing: JSON.stringify(nothing) };
}
