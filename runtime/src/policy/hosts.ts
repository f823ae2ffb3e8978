import { isIP, isIPv4, isIPv6 } from "node:net";
import type { HostPattern } from "../manifest/types.ts";
import { type Parsed, refuse } from "./parsed.ts";

type Match = Pick<HostPattern, "match" | "host">;

/** `"*"`, `"example.com"`, `"*.example.com"`, `"host:port"`, `"https://host"` or an IP address, as the sandbox matches it. */
export function parseHost(value: unknown): Parsed<HostPattern> {
  if (typeof value !== "string") return refuse("it is not a string");
  if (value === "") return refuse("it is empty");
  if (value === "*") return { value: { match: "any", host: "", scheme: null, port: null } };
  const [, prefix, rest = ""] = /^(?:([^/?#]*):\/\/)?(.*)$/s.exec(value) ?? [];
  const scheme = prefix?.toLowerCase() ?? null;
  if (scheme !== null && scheme !== "http" && scheme !== "https") {
    return refuse("only http and https can be used");
  }
  if (rest.includes("@")) return refuse("credentials don't belong here");
  if (/[/?#\\]/.test(rest)) return refuse("a host has no path; every path of it is allowed");
  const { name, port } = splitPort(rest);
  if (port !== null && (port < 1 || port > 65_535)) return refuse("ports go from 1 to 65535");
  const parsed = parseName(name);
  if ("reason" in parsed) return parsed;
  return { value: { match: parsed.value.match, host: parsed.value.host, scheme, port } };
}

/** Takes a port off. An IPv6 address without brackets has none. */
function splitPort(text: string): { name: string; port: number | null } {
  if (isIPv6(text)) return { name: text, port: null };
  const [, name = text, digits] = /^(.*):(\d+)$/s.exec(text) ?? [];
  return { name, port: digits === undefined ? null : Number(digits) };
}

function parseName(name: string): Parsed<Match> {
  const bare = /^\[(.*)\]$/s.exec(name)?.[1];
  if (bare !== undefined && !isIPv6(bare)) return refuse("brackets are for IPv6 addresses");
  if (isIPv6(bare ?? name)) return parseIPv6(bare ?? name);
  if (isIPv4(name)) return { value: { match: "address", host: name } };
  if (name.toLowerCase() === "localhost")
    return { value: { match: "loopback", host: "localhost" } };
  const subdomain = name.startsWith("*.");
  const domain = subdomain ? name.slice(2) : name;
  if (domain.includes("*")) {
    return refuse("a wildcard stands alone or as the first label: `*.example.com`");
  }
  const host = toAscii(domain);
  if (host === null) return refuse("it is not a host name");
  if (isIP(host) !== 0) {
    return refuse(`write the address as it is read: ${host}`);
  }
  return { value: { match: subdomain ? "subdomain" : "domain", host } };
}

function parseIPv6(address: string): Parsed<Match> {
  if (address.includes("%")) return refuse("addresses with a zone can't be used");
  const host = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  return { value: { match: "address", host } };
}

/** The name in lower-case ASCII (IDNA), or null where it is none. */
function toAscii(name: string): string | null {
  if (!/^[\p{L}\p{N}\p{M}._-]+$/u.test(name)) return null;
  if (!URL.canParse(`http://${name}/`)) return null;
  const { hostname } = new URL(`http://${name}/`);
  const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
  const valid = hostname.length <= 253 && hostname.split(".").every((part) => label.test(part));
  return valid ? hostname : null;
}
