import type { HostPattern, Policy } from "@capsule/runtime/manifest";

/** Numbers and policies in words, for people. */

export function bytes(count: number): string {
  const units = ["B", "KB", "MB", "GB"];
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? value : trim(value)} ${units[unit]}`;
}

export function milliseconds(count: number): string {
  if (count < 1000) return `${count < 10 ? trim(count) : Math.round(count)} ms`;
  if (count < 60_000) return `${trim(count / 1000)} s`;
  return `${trim(count / 60_000)} min`;
}

/** The levels of `compute`, else the number in groups of three. */
export function fuel(count: number): string {
  const levels: Record<number, string> = {
    100000000: "LOW",
    2000000000: "MEDIUM",
    50000000000: "HIGH",
  };
  return levels[count] ?? grouped(count);
}

export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, " ");
}

export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** A policy's limits on one line. */
export function limits({ fuel: compute, ram, timeout, maxRetries }: Policy): string {
  const retries = maxRetries === 0 ? [] : [plural(maxRetries, "retry", "retries")];
  return [fuel(compute), bytes(ram), milliseconds(timeout), ...retries].join(", ");
}

/** What a policy allows, a line each. */
export function capabilities({ hosts, files, env }: Policy): string[] {
  const lines = [
    ...hosts.map((pattern) => `requests to ${host(pattern)}`),
    ...files.map(({ path, guest, mode }) => {
      const what = mode === "read-only" ? "reads" : "reads and writes";
      return `${what} files in ${path === "." ? "the project" : path}, as ${guest}`;
    }),
    ...env.map((name) => `reads the environment variable ${name}`),
  ];
  return lines.length > 0 ? lines : ["no files, no network, no environment variables"];
}

function host({ match, host: name, scheme, port }: HostPattern): string {
  const names: Record<HostPattern["match"], string> = {
    any: "any public host",
    domain: `${name} and its subdomains`,
    subdomain: `the direct subdomains of ${name}`,
    address: name,
    loopback: "this machine",
  };
  const by = scheme === null ? "" : ` over ${scheme}`;
  return `${names[match]}${port === null ? "" : `, port ${port}`}${by}`;
}

function trim(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0).replace(/\.0$/, "");
}
