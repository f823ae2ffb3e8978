import type { Language, Policy } from "@capsule/runtime/manifest";
import {
  defaultPolicy,
  type Parsed,
  parseCompute,
  parseDuration,
  parseEnvName,
  parseHost,
  parseRetries,
  parseSize,
} from "@capsule/runtime/policy";
import { invalidOption, type PolicyOption } from "../diagnostics/policy.ts";
import type { Diagnostic, Place } from "../diagnostics/types.ts";
import { normalizeGrants } from "./grants.ts";
import type {
  ConfigDefaults,
  NormalizedPolicy,
  PlaceOf,
  PolicySubject,
  RawPolicy,
} from "./types.ts";

/** The options that a task and the configuration's defaults can set, in the order of the documentation. */
export const POLICY_OPTIONS = [
  "compute",
  "ram",
  "timeout",
  "maxRetries",
  "allowedHosts",
  "allowedFiles",
  "envVariables",
] as const satisfies readonly PolicyOption[];

interface Source {
  subject: string;
  language: Language;
  value: unknown;
  place: (index?: number) => Place | null;
}

/**
 * Turns options into the numbers and patterns that the sandbox reads. Missing options get the built-in defaults.
 *
 * @param subject Whose options they are, for messages: `task "analyze"`.
 */
export function normalizePolicy(
  raw: RawPolicy,
  placeOf: PlaceOf,
  subject: string,
): NormalizedPolicy {
  return normalize((option) => ({
    subject,
    language: "javascript",
    value: raw[option],
    place: (index) => placeOf(option, index),
  }));
}

/** A task's policy: its own options, then the configuration's defaults, then the built-in defaults. */
export function resolvePolicy(
  task: PolicySubject,
  defaults: ConfigDefaults | null,
): NormalizedPolicy {
  return normalize((option) =>
    defaults === null || task.options[option] !== undefined
      ? {
          subject: `task "${task.name}"`,
          language: task.language,
          value: task.options[option],
          place: (index) => task.placeOf(option, index),
        }
      : {
          subject: "the configuration's defaults",
          language: "javascript",
          value: defaults.options[option],
          place: (index) => defaults.placeOf(option, index),
        },
  );
}

function normalize(sourceOf: (option: PolicyOption) => Source): NormalizedPolicy {
  const fallback = defaultPolicy();
  const diagnostics: Diagnostic[] = [];

  const one = <T>(option: PolicyOption, parse: (value: unknown) => Parsed<T>, missing: T): T => {
    const { subject, value, place, language } = sourceOf(option);
    if (value === undefined) return missing;
    const parsed = parse(value);
    if ("value" in parsed) return parsed.value;
    diagnostics.push(invalidOption(option, subject, value, parsed.reason, place(), language));
    return missing;
  };

  const entriesOf = (option: PolicyOption): unknown[] => {
    const { subject, value, place, language } = sourceOf(option);
    if (Array.isArray(value)) return value;
    if (value !== undefined) {
      const reason = "it is not a list";
      diagnostics.push(invalidOption(option, subject, value, reason, place(), language));
    }
    return [];
  };

  const list = <T>(option: PolicyOption, parse: (value: unknown) => Parsed<T>): T[] => {
    const { subject, place, language } = sourceOf(option);
    const found = new Map<string, T>();
    for (const [index, entry] of entriesOf(option).entries()) {
      const parsed = parse(entry);
      if ("value" in parsed) found.set(JSON.stringify(parsed.value), parsed.value);
      else {
        const { reason } = parsed;
        diagnostics.push(invalidOption(option, subject, entry, reason, place(index), language));
      }
    }
    return [...found.values()];
  };

  const grants = (): Policy["files"] => {
    const { subject, place, language } = sourceOf("allowedFiles");
    const { value, diagnostics: problems } = normalizeGrants(
      entriesOf("allowedFiles"),
      subject,
      place,
      language,
    );
    diagnostics.push(...problems);
    return value;
  };

  const policy: Policy = {
    fuel: one("compute", parseCompute, fallback.fuel),
    ram: one("ram", parseSize, fallback.ram),
    timeout: one("timeout", parseDuration, fallback.timeout),
    maxRetries: one("maxRetries", parseRetries, fallback.maxRetries),
    hosts: list("allowedHosts", parseHost),
    files: grants(),
    env: list("envVariables", parseEnvName),
  };
  return { policy, diagnostics };
}
