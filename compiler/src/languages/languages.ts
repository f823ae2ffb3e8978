import { languageOf } from "../config/entries.ts";
import type { LanguageInput, SourceLanguage } from "./types.ts";

/** The languages that a build has entries in. Each is loaded where it is needed: TypeScript alone takes a while. */
export async function languagesOf(
  input: Omit<LanguageInput, "entries">,
): Promise<SourceLanguage[]> {
  const { entries } = input.plan;
  const scripts = entries.filter((file) => languageOf(file) === "javascript");
  const modules = entries.filter((file) => languageOf(file) === "python");
  const languages: SourceLanguage[] = [];
  if (modules.length > 0) {
    const { Python } = await import("./python.ts");
    languages.push(new Python({ ...input, entries: modules }));
  }
  if (scripts.length > 0) {
    const { JavaScript } = await import("./javascript.ts");
    languages.push(new JavaScript({ ...input, entries: scripts }));
  }
  return languages;
}
