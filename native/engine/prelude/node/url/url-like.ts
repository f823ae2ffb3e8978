/** What Node takes for a URL, whoever made it. */
export interface URLLike {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
}

/** As Node tells URLs from what merely looks like one. */
export function isURL(value: unknown): value is URLLike {
  const url = value as {
    href?: unknown;
    protocol?: unknown;
    auth?: unknown;
    path?: unknown;
  } | null;
  return Boolean(url?.href && url.protocol && url.auth === undefined && url.path === undefined);
}
