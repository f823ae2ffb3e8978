import { load } from "../load.ts";

/** The usual labels; all others are looked up among the standard's. */
const USUAL: Record<string, string> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  ascii: "windows-1252",
  latin1: "windows-1252",
  "iso-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
};

/** The name of the encoding that a label means, in lower case as Node has it; null where there is none. */
export function encodingOf(label: string): string | null {
  if (Object.hasOwn(USUAL, label)) return USUAL[label] ?? null;
  const trimmed = label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "").toLowerCase();
  return load("legacy-encodings").encodingOf(trimmed);
}
