import type { Artifact } from "@capsule/runtime";

/** Limits and grants of all code that a server runs. The forms are those of a task's options. */
export interface Limits {
  timeout?: string | undefined;
  ram?: string | undefined;
  compute?: string | undefined;
  /** @default none */
  allowedHosts?: string[] | undefined;
  /** Names of the server's environment variables that code may read. @default none */
  envVariables?: string[] | undefined;
}

/** What a server offers to its clients. */
export interface ServerSettings {
  /** Of snippets and sessions. Tasks of an artifact have their own. */
  limits: Limits;
  /** Packages that snippets may import, of those that the interpreter was built with. */
  packages: { python: string[]; javascript: string[] };
  /** Whether there are the tools that run snippets. */
  snippets: boolean;
  /** Its tasks become tools; null for none. */
  artifact: Artifact | null;
  /** Open sessions of one client, at most. */
  maxSessions: number;
  /** Characters of output that a tool's answer holds, at most. */
  maxOutput: number;
}

export const DEFAULT_MAX_SESSIONS = 16;
export const DEFAULT_MAX_OUTPUT = 100_000;

/** Settings with what was left out: snippets under the defaults of tasks, and no artifact. */
export function serverSettings(settings: Partial<ServerSettings> = {}): ServerSettings {
  return {
    limits: {},
    packages: { python: [], javascript: [] },
    snippets: true,
    artifact: null,
    maxSessions: DEFAULT_MAX_SESSIONS,
    maxOutput: DEFAULT_MAX_OUTPUT,
    ...settings,
  };
}
