import { readFileSync } from "node:fs";
import { runnerPath } from "@capsule/native";
import { sha256 } from "@capsule/runtime/manifest";
import { BUNDLE_FILE, type BundledCode } from "../bundle/types.ts";
import { type Evaluated, evaluateSource } from "./evaluate.ts";
import type { ComponentizeContext, Runner } from "./types.ts";

/** The prebuilt JavaScript engine. */
export function javascriptRunner(): Runner {
  const path = runnerPath("javascript");
  const nothing = JSON.stringify({ code: "", file: BUNDLE_FILE, mode: "compile" });
  return { language: "javascript", path, sha256: sha256(readFileSync(path)), nothing };
}

/** Evaluates a bundle's top level. */
export function snapshotBundle(
  context: ComponentizeContext,
  runner: Runner,
  { code }: BundledCode,
): Promise<Evaluated> {
  return evaluateSource(context, runner, (mode) =>
    JSON.stringify({ code, file: BUNDLE_FILE, mode }),
  );
}
