import type { Language } from "@capsule/runtime/manifest";
import { ACCEPTED_FORMS } from "@capsule/runtime/policy";
import { error } from "./create.ts";
import { show } from "./show.ts";
import { spelled } from "./spelling.ts";
import type { Diagnostic, Place } from "./types.ts";

/** Problems of the values of limits and capabilities. `subject` is whose they are: `task "analyze"`. */

const CODES = {
  compute: "CAP030",
  ram: "CAP031",
  timeout: "CAP032",
  maxRetries: "CAP033",
  allowedHosts: "CAP034",
  allowedFiles: "CAP035",
  envVariables: "CAP038",
} as const;

/** Options with a value of their own form. */
export type PolicyOption = keyof typeof CODES;

/** A grant as Python writes one. */
const PYTHON_GRANT = '{"path": "./data", "mode": "read-only"}';

/**
 * @param value What was given; for a list its wrong entry.
 * @param reason Why it is refused, where the accepted forms don't say it.
 */
export function invalidOption(
  option: PolicyOption,
  subject: string,
  value: unknown,
  reason: string | null,
  place: Place | null,
  language: Language,
): Diagnostic {
  const accepted = ACCEPTED_FORMS[option];
  const why = reason === null ? "" : `: ${reason}`;
  const forms = language === "python" ? accepted.replace(/\{.*\}/, PYTHON_GRANT) : accepted;
  return error(
    CODES[option],
    `${show(value)} is not a valid \`${spelled(option, language)}\` for ${subject}${why}`,
    `Accepted: ${forms}.`,
    place,
  );
}

export function grantOutsideProject(
  subject: string,
  path: string,
  place: Place | null,
  language: Language,
): Diagnostic {
  return error(
    "CAP036",
    `${subject} asks for ${show(path)}, which is not below the project's root`,
    `Paths in \`${spelled("allowedFiles", language)}\` are relative to the project's root and stay below it. Grant another directory when the task is called: \`capsule run --mount <host>::<guest>:ro\`, or "mounts" in capsule.config.ts.`,
    place,
  );
}

export function conflictingGrants(
  subject: string,
  guest: string,
  first: string,
  second: string,
  place: Place | null,
): Diagnostic {
  return error(
    "CAP037",
    `${subject} asks for two grants at the guest's path ${show(guest)}: ${first} and ${second}`,
    'Keep one of them, or give one a path of its own: "./data::/other".',
    place,
  );
}

export function grantReachesArtifact(
  subject: string,
  path: string,
  reached: string,
  place: Place | null,
): Diagnostic {
  return error(
    "CAP039",
    `${subject} asks to write in ${show(path)}, which overlaps ${reached}`,
    "Grant a directory of data that has nothing to do with the build: whoever can write there can replace compiled code. Reading is fine: use `read-only`.",
    place,
  );
}

/** @param needed Bytes of the task's own memory image before its first call. */
export function ramTooSmall(
  subject: string,
  ram: number,
  needed: number,
  place: Place | null,
): Diagnostic {
  const kilobytes = Math.ceil(needed / 1024);
  return error(
    "CAP040",
    `${subject} has \`ram\` of ${ram} bytes, but its own code and data already take ${kilobytes} KB`,
    `Give it more than ${kilobytes} KB, or import less at the top level of its module.`,
    place,
  );
}
