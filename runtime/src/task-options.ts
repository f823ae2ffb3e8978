/** A size: `"64MB"`, `"1.5 GB"`, in any case; 1 KB is 1024 bytes. A number is bytes. */
export type Size = number | `${number}${"" | " "}${SizeUnit}`;

type SizeUnit = "KB" | "MB" | "GB" | "kb" | "mb" | "gb" | "Kb" | "Mb" | "Gb" | "kB" | "mB" | "gB";

/** A time: `"300ms"`, `"5s"`, `"2 m"`, `"1h"`, or several: `"1m 30s"`. A number is milliseconds. */
export type Duration = number | OneDuration | `${OneDuration}${"" | " "}${OneDuration}`;

type OneDuration = `${number}${"" | " "}${TimeUnit}`;
type TimeUnit = "ms" | "s" | "m" | "h" | "MS" | "S" | "M" | "H";

/**
 * How much a call may compute, in fuel: about one WebAssembly instruction each.
 * `LOW` is 100 million, `MEDIUM` 2 billion, `HIGH` 50 billion.
 */
export type Compute = number | Level | Lowercase<Level> | `${"CUSTOM:" | "custom:" | ""}${number}`;

type Level = "LOW" | "MEDIUM" | "HIGH";

export type FileMode = "read-only" | "ro" | "read-write" | "rw";

/**
 * A directory below the project's root. As text: `"./data"`, `"./data:rw"`, or with another place
 * in the guest `"./data::/in:ro"`. Read-only unless it says otherwise.
 */
export type AllowedFile = string | { path: string; mode?: FileMode };

/**
 * A task's name, limits and capabilities. They are read when the task is compiled, so they must be
 * static: literals, constants and what can be computed from them. Nothing is granted by default.
 */
export interface TaskOptions {
  /** Unique in the project: 1–64 letters, digits, `_`, `-`, `.` and inner spaces, first a letter. */
  name: string;
  /** @default "MEDIUM" */
  compute?: Compute;
  /**
   * Most linear memory of a call.
   *
   * @default "512MB"
   */
  ram?: Size;
  /**
   * Most time of an attempt, by the wall clock, waits included.
   *
   * @default "30s"
   */
  timeout?: Duration;
  /**
   * How often a failed call is tried again, 0–100, each time after a longer pause. Invalid
   * arguments and denied capabilities are never retried.
   *
   * @default 0
   */
  maxRetries?: number;
  /**
   * Hosts that the task may send requests to: `"example.com"` (subdomains included),
   * `"*.example.com"` (one label), `"example.com:8443"`, `"https://example.com"`, an IP address, or
   * `"*"` for every public host. Private and loopback addresses must be named literally.
   *
   * @default []
   */
  allowedHosts?: readonly string[];
  /**
   * Directories that the task may use.
   *
   * @default []
   */
  allowedFiles?: readonly AllowedFile[];
  /**
   * Exact names of environment variables that the task may read. Values come from the process and
   * its `.env` files at the time of a call and are never part of an artifact.
   *
   * @default []
   */
  envVariables?: readonly string[];
}
