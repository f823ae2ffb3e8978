import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { HttpOptions } from "../http/server.ts";
import { DEFAULT_MAX_OUTPUT, DEFAULT_MAX_SESSIONS, type ServerSettings } from "../settings.ts";
import { UsageError } from "./usage-error.ts";

/** What a command line asks for. */
export type Request =
  | { kind: "help" | "version" }
  | {
      kind: "serve";
      settings: Omit<ServerSettings, "artifact">;
      /** A directory. */
      artifact: string | null;
      /** Null for standard input and output. */
      http: HttpOptions | null;
      /** Whether the token was made here, so that somebody must be told. */
      newToken: boolean;
    };

const OPTIONS = {
  timeout: { type: "string" },
  ram: { type: "string" },
  compute: { type: "string" },
  "allowed-hosts": { type: "string", multiple: true },
  env: { type: "string", multiple: true },
  "python-packages": { type: "string", multiple: true },
  "javascript-packages": { type: "string", multiple: true },
  "max-sessions": { type: "string" },
  "max-output": { type: "string" },
  artifact: { type: "string" },
  "only-tasks": { type: "boolean" },
  http: { type: "string" },
  host: { type: "string" },
  token: { type: "string" },
  "allowed-origins": { type: "string", multiple: true },
  "server-names": { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/**
 * Reads a command line.
 *
 * @param env Of the process; `CAPSULE_MCP_TOKEN` in it is the token where `--token` isn't given.
 * @throws UsageError
 */
export function parseFlags(argv: readonly string[], env: NodeJS.ProcessEnv): Request {
  const flags = parse(argv);
  if (flags.help) return { kind: "help" };
  if (flags.version) return { kind: "version" };
  const artifact = flags.artifact ?? null;
  const snippets = flags["only-tasks"] !== true;
  if (!snippets && artifact === null) {
    throw new UsageError("--only-tasks needs an artifact whose tasks there are: --artifact");
  }
  const settings = {
    limits: {
      timeout: flags.timeout,
      ram: flags.ram,
      compute: flags.compute,
      allowedHosts: list(flags["allowed-hosts"]),
      envVariables: list(flags.env),
    },
    packages: {
      python: list(flags["python-packages"]),
      javascript: list(flags["javascript-packages"]),
    },
    snippets,
    maxSessions: whole("max-sessions", flags["max-sessions"], DEFAULT_MAX_SESSIONS, 1, 10_000),
    maxOutput: whole("max-output", flags["max-output"], DEFAULT_MAX_OUTPUT, 1000, 100_000_000),
  };
  const http = flags.http === undefined ? null : httpOptions(flags, env);
  if (http === null) refuseHttpFlags(flags);
  const newToken = http !== null && givenToken(flags, env) === undefined;
  return { kind: "serve", settings, artifact, http, newToken };
}

type Flags = ReturnType<typeof parse>;

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    // Node's own words name the option; what follows them is for programs.
    const [message = ""] = (error as Error).message.split(". To specify");
    throw new UsageError(message);
  }
}

function httpOptions(flags: Flags, env: NodeJS.ProcessEnv): HttpOptions {
  const token = givenToken(flags, env) ?? randomBytes(32).toString("base64url");
  if (!/^[\w.~+/-]{16,}=*$/.test(token)) {
    throw new UsageError(
      "The token must be 16 or more letters, digits or -._~+/: openssl rand -hex 32 makes one",
    );
  }
  return {
    port: whole("http", flags.http, 0, 0, 65_535),
    host: flags.host ?? "127.0.0.1",
    token,
    allowedOrigins: list(flags["allowed-origins"]).map(origin),
    serverNames: list(flags["server-names"]).map((name) => name.toLowerCase()),
  };
}

function givenToken(flags: Flags, env: NodeJS.ProcessEnv): string | undefined {
  return flags.token ?? (env.CAPSULE_MCP_TOKEN || undefined);
}

function refuseHttpFlags(flags: Flags): void {
  const names = ["host", "token", "allowed-origins", "server-names"] as const;
  const given = names.find((name) => flags[name] !== undefined);
  if (given !== undefined) throw new UsageError(`--${given} is for servers on HTTP: add --http`);
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && url.origin !== "null" && url.origin === text.replace(/\/$/, "")) {
    return url.origin;
  }
  throw new UsageError(`"${text}" is not an origin such as https://app.example.com`);
}

function list(values: readonly string[] | undefined): string[] {
  return (values ?? [])
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

function whole(
  name: string,
  text: string | undefined,
  missing: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return missing;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}
