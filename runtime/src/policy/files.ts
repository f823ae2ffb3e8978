import { posix, win32 } from "node:path";
import type { FileGrant } from "../manifest/types.ts";
import { type Parsed, refuse } from "./parsed.ts";

const MODES: Readonly<Record<string, FileGrant["mode"]>> = {
  ro: "read-only",
  "read-only": "read-only",
  rw: "read-write",
  "read-write": "read-write",
};

const MODE_NAMES = "modes are read-only, ro, read-write and rw";

/** A grant, or the path that it may not name because it isn't below the project's root. */
export type ParsedGrant = Parsed<FileGrant> | { outside: string };

/** `"./data"`, `"./data:ro"`, `"./data::/in:rw"` or `{ path, mode }`. Read-only where no mode is given. */
export function parseGrant(value: unknown): ParsedGrant {
  if (typeof value === "string") return fromText(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse();
  const { path, mode = "read-only", ...others } = value as Record<string, unknown>;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) return refuse(`"${unknown}" is no part of a grant`);
  if (typeof path !== "string") return refuse("`path` is not a string");
  if (path.includes("::"))
    return refuse("a path in the guest is given in the form with one string");
  if (typeof mode !== "string" || !Object.hasOwn(MODES, mode)) return refuse(MODE_NAMES);
  return grant(path, null, mode);
}

function fromText(text: string): ParsedGrant {
  const [, paths = text, mode = "read-only"] = /^(.*[^:]):([a-z-]+)$/is.exec(text) ?? [];
  const [host = "", guest = null, ...more] = paths.split("::");
  if (more.length > 0) return refuse("it has more than one path in the guest");
  if (win32.isAbsolute(text) && /^[a-z]:/i.test(text)) return { outside: text };
  if (!Object.hasOwn(MODES, mode)) return refuse(MODE_NAMES);
  return grant(host, guest, mode);
}

function grant(host: string, guest: string | null, mode: string): ParsedGrant {
  if (host.trim() === "") return refuse("the path is empty");
  if (posix.isAbsolute(host) || win32.isAbsolute(host) || host.startsWith("~")) {
    return { outside: host };
  }
  if (/[\\\0:]/.test(host)) return refuse("paths are written with `/` and without `:` and `\\`");
  const path = normalizePath(host);
  if (path === ".." || path.startsWith("../")) return { outside: host };
  const inside = guest === null ? `/${path === "." ? "" : path}` : guestPath(guest);
  if (inside === null) return refuse("the path in the guest must be absolute, without `..`");
  return { value: { path, guest: inside, mode: MODES[mode] as FileGrant["mode"] } };
}

function guestPath(guest: string): string | null {
  if (!guest.startsWith("/") || /[\\\0:]/.test(guest)) return null;
  return guest.split("/").includes("..") ? null : normalizePath(guest);
}

function normalizePath(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}
