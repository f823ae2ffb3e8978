import type { FileGrant, Language } from "@capsule/runtime/manifest";
import { parseGrant } from "@capsule/runtime/policy";
import { conflictingGrants, grantOutsideProject, invalidOption } from "../diagnostics/policy.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";

/** All grants of a task. Each path in the guest has one meaning: repeated grants are dropped, contradicting ones refused. */
export function normalizeGrants(
  entries: unknown[],
  subject: string,
  placeOf: (index: number) => Place | null,
  language: Language,
): { value: FileGrant[]; diagnostics: Diagnostic[] } {
  const byGuest = new Map<string, FileGrant>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, entry] of entries.entries()) {
    const place = placeOf(index);
    const parsed = parseGrant(entry);
    if ("outside" in parsed) {
      diagnostics.push(grantOutsideProject(subject, parsed.outside, place, language));
    } else if ("reason" in parsed) {
      const { reason } = parsed;
      diagnostics.push(invalidOption("allowedFiles", subject, entry, reason, place, language));
    } else {
      const { value } = parsed;
      const known = byGuest.get(value.guest);
      if (known === undefined) byGuest.set(value.guest, value);
      else if (known.path !== value.path || known.mode !== value.mode) {
        const [first, second] = [describe(known), describe(value)];
        diagnostics.push(conflictingGrants(subject, value.guest, first, second, place));
      }
    }
  }
  return { value: [...byGuest.values()], diagnostics };
}

function describe({ path, mode }: FileGrant): string {
  return `"${path}" ${mode}`;
}
