import type { Policy } from "@capsule/runtime/manifest";
import {
  ACCEPTED_FORMS,
  defaultPolicy,
  type Parsed,
  parseCompute,
  parseDuration,
  parseEnvName,
  parseHost,
  parseSize,
} from "@capsule/runtime/policy";
import type { Limits } from "./types.ts";

/** Bytes that files may take where nothing is said. */
const WORKSPACE_SIZE = 64 * 1024 ** 2;

/**
 * The policy that options stand for.
 *
 * @throws TypeError for an option that can't be read.
 */
export function policyOf(limits: Limits): Policy {
  const fallback = defaultPolicy();
  return {
    ...fallback,
    fuel: one("compute", limits.compute, parseCompute, fallback.fuel),
    ram: one("ram", limits.ram, parseSize, fallback.ram),
    timeout: one("timeout", limits.timeout, parseDuration, fallback.timeout),
    hosts: list("allowedHosts", limits.allowedHosts, parseHost),
    env: list("envVariables", limits.envVariables, parseEnvName),
  };
}

/** Bytes that files may take. */
export function workspaceSize({ workspaceSize }: Limits): number {
  return one("workspaceSize", workspaceSize, parseSize, WORKSPACE_SIZE, ACCEPTED_FORMS.ram);
}

/** Milliseconds that an option of a session stands for. */
export function duration(name: string, value: unknown, fallback: number): number {
  return one(name, value, parseDuration, fallback, ACCEPTED_FORMS.timeout);
}

function one<T>(
  name: string,
  value: unknown,
  parse: (value: unknown) => Parsed<T>,
  fallback: T,
  forms = ACCEPTED_FORMS[name as keyof typeof ACCEPTED_FORMS],
): T {
  if (value === undefined) return fallback;
  const parsed = parse(value);
  if ("value" in parsed) return parsed.value;
  throw refusal(name, value, parsed.reason, forms);
}

function list<T>(
  name: "allowedHosts" | "envVariables",
  values: unknown,
  parse: (value: unknown) => Parsed<T>,
): T[] {
  if (values === undefined) return [];
  const forms = ACCEPTED_FORMS[name];
  if (!Array.isArray(values)) throw refusal(name, values, "it is not a list", forms);
  return values.map((value: unknown) => {
    const parsed = parse(value);
    if ("value" in parsed) return parsed.value;
    throw refusal(name, value, parsed.reason, forms);
  });
}

function refusal(name: string, value: unknown, reason: string | null, forms: string): TypeError {
  const why = reason === null ? "" : `: ${reason}`;
  return new TypeError(`${shown(value)} is not a valid \`${name}\`${why}. Accepted: ${forms}.`);
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
