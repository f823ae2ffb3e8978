import { languageOf } from "../config/entries.ts";
import { JavaScript } from "./javascript.ts";
import { Python } from "./python.ts";
import type { LanguageInput, SourceLanguage } from "./types.ts";

/** The languages that a build has entries in. */
export function languagesOf(input: Omit<LanguageInput, "entries">): SourceLanguage[] {
  const { entries } = input.plan;
  const scripts = entries.filter((file) => languageOf(file) === "javascript");
  const modules = entries.filter((file) => languageOf(file) === "python");
  return [
    ...(scripts.length > 0 ? [new JavaScript({ ...input, entries: scripts })] : []),
    ...(modules.length > 0 ? [new Python({ ...input, entries: modules })] : []),
  ];
}
