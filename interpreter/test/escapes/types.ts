import type { Language, RunOptions } from "@capsule/interpreter";
import type { ErrorType } from "@capsule/runtime";

/** What an attempt finds of the machine it runs on, as the global variable `host`. */
export interface Host {
  /** A file outside of any workspace, with a secret in it. */
  file: string;
  /** An environment variable with the secret. */
  variable: string;
  /** Port of a server on the loopback interface that nobody may reach. */
  trap: number;
  /** Port of one that an attempt may be allowed to reach; `/redirect?to=…` answers with 302. */
  door: number;
}

/** How an attempt ends. */
export type Held =
  /** It runs to its end, and gives this: what it saw of the refusal. */
  | { kind: "gives"; value: unknown }
  /** It fails with one of these. */
  | { kind: "ends"; types: readonly ErrorType[]; says: RegExp }
  /** In whatever way: its own instance is all that it can break. */
  | { kind: "anyhow" };

/** One attempt to get out, or to bring down who runs it. */
export interface Escape {
  title: string;
  language: Language;
  code: string;
  held: Held;
  /** Beside the limits of all attempts. */
  options?: (host: Host) => RunOptions;
}

/** The attempts of one theme, in one language. */
export function attempts(
  language: Language,
  list: readonly (readonly [
    title: string,
    code: string,
    held: Held,
    options?: Escape["options"],
  ])[],
): Escape[] {
  return list.map(([title, code, held, options]) => ({
    title,
    language,
    code,
    held,
    ...(options && { options }),
  }));
}

/** It runs to its end with this value. */
export function gives(value: unknown): Held {
  return { kind: "gives", value };
}

/** It ends with one of these errors: the limit that comes first on this machine, or what it broke itself. */
export function isStopped(...types: ErrorType[]): Held {
  return { kind: "ends", types, says: /^/ };
}

/** It may end as it likes, as long as the process and the next run are as they were. */
export const ANYHOW: Held = { kind: "anyhow" };

/** It is refused as a capability that isn't granted. */
export function isDenied(says: RegExp = /^/): Held {
  return { kind: "ends", types: ["permission_denied"], says };
}

/** Its own code throws, because what it asks for isn't there. */
export function fails(says: RegExp): Held {
  return { kind: "ends", types: ["task_error"], says };
}
