import { createHash, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";

/** Who may speak to a server. */
export interface GuardOptions {
  /** What clients send as `Authorization: Bearer …`. */
  token: string;
  /** Origins whose pages may speak to it, such as `https://app.example.com`. */
  allowedOrigins: readonly string[];
  /** Names that the server is reached by, beside `localhost` and addresses. */
  serverNames: readonly string[];
}

/** The headers that a decision needs. */
export interface GuardedHeaders {
  host?: string | undefined;
  origin?: string | undefined;
  authorization?: string | undefined;
}

/** Why a request is refused. */
export interface Refusal {
  status: 401 | 403;
  message: string;
}

/** Decides on a request before anything of it is read; null lets it pass. */
export function refuse(headers: GuardedHeaders, options: GuardOptions): Refusal | null {
  return refusePlace(headers, options) ?? refuseToken(headers.authorization, options.token);
}

/**
 * Decides on where a request comes from, without its token: a browser asks first whether a page
 * may send one.
 */
export function refusePlace(
  { host, origin }: GuardedHeaders,
  { allowedOrigins, serverNames }: GuardOptions,
): Refusal | null {
  const name = hostName(host);
  // A page that makes its own name mean this machine (DNS rebinding) can't make it an address.
  if (name === null || !(name === "localhost" || isAddress(name) || serverNames.includes(name))) {
    return { status: 403, message: "This server is not reached by that name: see --server-names." };
  }
  if (origin !== undefined && !allowedOrigins.includes(origin)) {
    return {
      status: 403,
      message: "Pages of this origin may not speak to this server: see --allowed-origins.",
    };
  }
  return null;
}

function refuseToken(authorization: string | undefined, token: string): Refusal | null {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return null;
  return { status: 401, message: "A bearer token is needed, and it must be the server's." };
}

/** The name or address of a `Host` header, without the port. */
function hostName(host: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[^:/?#@\s]+)(?::\d{1,5})?$/i.exec(host ?? "");
  return match?.[1]?.toLowerCase() ?? null;
}

function isAddress(name: string): boolean {
  return isIP(name.replace(/^\[|\]$/g, "")) !== 0;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
