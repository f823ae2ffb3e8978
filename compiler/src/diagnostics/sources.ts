import { error } from "./create.ts";
import type { Diagnostic, Place } from "./types.ts";

/** Problems of reading a project's sources. */

export function syntaxError(place: Place, reason: string): Diagnostic {
  return error("CAP014", `Syntax error: ${reason}`, "Correct the syntax at this place.", place);
}

export function unreadableTsconfig(place: Place | null, reason: string): Diagnostic {
  return error(
    "CAP016",
    `The project's tsconfig can't be used: ${reason}`,
    "Correct it: imports are resolved by its `paths`. `npx tsc --showConfig` shows what is read.",
    place,
  );
}

export function entryNotSource(name: string): Diagnostic {
  return error(
    "CAP017",
    `"${name}" can't be read as TypeScript, JavaScript or Python`,
    "Name a file that exists and ends in .ts, .tsx, .mts, .cts, .js, .jsx, .mjs, .cjs or .py.",
    null,
  );
}
