import { markDenied } from "../errors/denied.ts";
import { defineError } from "../node/errors/node-error.ts";

export const ERR_HTTP_HEADERS_SENT = defineError(
  Error,
  "ERR_HTTP_HEADERS_SENT",
  (verb: string) => `Cannot ${verb} headers after they are sent to the client`,
);

export const ERR_HTTP_INVALID_HEADER_VALUE = defineError(
  TypeError,
  "ERR_HTTP_INVALID_HEADER_VALUE",
  (value: unknown, name: string) => `Invalid value "${value}" for header "${name}"`,
);

export const ERR_INVALID_CHAR = defineError(
  TypeError,
  "ERR_INVALID_CHAR",
  (what: string, name: string) => `Invalid character in ${what} ["${name}"]`,
);

export const ERR_INVALID_HTTP_TOKEN = defineError(
  TypeError,
  "ERR_INVALID_HTTP_TOKEN",
  (what: string, token: string) => `${what} must be a valid HTTP token ["${token}"]`,
);

export const ERR_INVALID_PROTOCOL = defineError(
  TypeError,
  "ERR_INVALID_PROTOCOL",
  (given: string, expected: string) => `Protocol "${given}" not supported. Expected "${expected}"`,
);

export const ERR_UNESCAPED_CHARACTERS = defineError(
  TypeError,
  "ERR_UNESCAPED_CHARACTERS",
  (what: string) => `${what} contains unescaped characters`,
);

/** A connection that ended before its time. */
export function connectionReset(message: string): Error {
  return Object.assign(new Error(message), { code: "ECONNRESET" });
}

const NUMBERS: Record<string, number> = {
  ECONNREFUSED: -111,
  EHOSTUNREACH: -113,
  ENETUNREACH: -101,
  ETIMEDOUT: -110,
};

/** What the host says to a request, as Node's errors have it. */
export function requestError(error: NativeHttpError, hostname: string, port: number): Error {
  const { code, message, denied } = error;
  if (denied) return markDenied(Object.assign(new Error(message), { code, hostname, port }));
  if (code in NUMBERS) {
    return Object.assign(new Error(`connect ${code} ${hostname}:${port}`), {
      errno: NUMBERS[code],
      code,
      syscall: "connect",
      address: hostname,
      port,
    });
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), {
      errno: code === "ENOTFOUND" ? -3008 : -3001,
      code,
      syscall: "getaddrinfo",
      hostname,
    });
  }
  if (code === "ECONNRESET") return connectionReset("socket hang up");
  return Object.assign(new Error(message), { code });
}
