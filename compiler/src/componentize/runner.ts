import { runnerPath } from "@capsule/native";
import type { Language } from "@capsule/runtime/manifest";
import { digestOf } from "../cache/digests.ts";
import type { Runner } from "./types.ts";

/**
 * The installed runner of a language; null where there is none.
 * @param nothing The smallest source that it takes.
 */
export function installedRunner(language: Language, nothing: object): Runner | null {
  const path = runnerPath(language);
  const sha256 = digestOf(path);
  return sha256 === null ? null : { language, path, sha256, nothing: JSON.stringify(nothing) };
}
