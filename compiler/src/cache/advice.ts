import type { Manifest, Sha256 } from "@capsule/runtime/manifest";
import type { TaskAdvice } from "../advice.ts";
import type { Store } from "./store.ts";

const KIND = "advice";

/** Keeps what a build said of an artifact's tasks, by name. */
export function writeAdvice(
  store: Store,
  { digest }: Manifest,
  advice: Readonly<Record<string, TaskAdvice>>,
): void {
  store.putRecord(KIND, digest, advice);
}

/** What the build of an artifact said of its tasks; nothing where that is forgotten. */
export function readAdvice(
  store: Store,
  { digest }: { digest: Sha256 },
): Readonly<Record<string, TaskAdvice>> {
  return store.record<Record<string, TaskAdvice>>(KIND, digest) ?? {};
}
