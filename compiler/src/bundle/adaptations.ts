import MagicString from "magic-string";
import { ADAPTATIONS } from "./adaptation-list.ts";

/** Finds a text of every adaptation: a cheap question before the package is looked up. */
export const ADAPTABLE = new RegExp(
  ADAPTATIONS.map(({ edits: [[from]] }) => literal(from)).join("|"),
);

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The code of a package's file with its adaptations; null where there are none. */
export function adapted(code: string, packageName: string): MagicString | null {
  const edits = ADAPTATIONS.filter(({ packages }) => packages.test(packageName))
    .map(({ edits }) => edits)
    .filter((edits) => edits.every(([from]) => code.split(from).length === 2))
    .flat();
  if (edits.length === 0) return null;
  const edited = new MagicString(code);
  for (const [from, to] of edits) {
    const start = code.indexOf(from);
    if (to === "") edited.remove(start, start + from.length);
    else edited.update(start, start + from.length, to);
  }
  return edited;
}
