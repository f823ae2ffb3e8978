import type { DiagnosticCode } from "./codes.ts";
import type { Diagnostic, Place, Related, Severity } from "./types.ts";

type Create = (
  code: DiagnosticCode,
  message: string,
  hint: string,
  place: Place | null,
  related?: Related[],
) => Diagnostic;

const create =
  (severity: Severity): Create =>
  (code, message, hint, place, related = []) => ({ code, severity, message, hint, place, related });

/** The build fails. */
export const error: Create = create("error");

/** The build goes on, though probably not as its author expects. */
export const warning: Create = create("warning");

/** Worth knowing, nothing to do. */
export const note: Create = create("note");
