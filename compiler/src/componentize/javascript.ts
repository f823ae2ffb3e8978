import { BUNDLE_FILE, type BundledCode } from "../bundle/types.ts";
import { type Evaluated, evaluateSource } from "./evaluate.ts";
import { installedRunner } from "./runner.ts";
import type { ComponentizeContext, Runner } from "./types.ts";

/** The prebuilt JavaScript engine. */
export function javascriptRunner(): Runner | null {
  return installedRunner("javascript", { code: "", file: BUNDLE_FILE, mode: "compile" });
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
