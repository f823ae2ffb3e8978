/** Why there is no addon. */
export type AddonLoadErrorCode =
  | "unsupported_platform"
  | "package_missing"
  | "load_failed"
  | "version_mismatch";

/** The addon could not be loaded; the message says what to do about it. */
export class AddonLoadError extends Error {
  override readonly name = "AddonLoadError";
  readonly code: AddonLoadErrorCode;

  constructor(code: AddonLoadErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

export function unsupportedPlatform(host: string, supported: string[]): AddonLoadError {
  return new AddonLoadError(
    "unsupported_platform",
    `Capsule has no addon for ${host}. There are addons for ${supported.join(", ")}.`,
  );
}

export function packageMissing(packages: string[]): AddonLoadError {
  return new AddonLoadError(
    "package_missing",
    [
      `Capsule's addon for this platform is not installed (looked for ${packages.join(", ")}).`,
      "It is an optional dependency, which npm leaves out when it is told to omit optional ones," +
        " or when node_modules or the lock file came from another platform.",
      "Install again on this machine: delete node_modules, then `npm install --include=optional`." +
        " In a checkout of Capsule: `npm run build --workspace @capsule/native`.",
    ].join("\n"),
  );
}

/** @param libc What this process runs on, where that is known: "glibc 2.36" or "musl". */
export function loadFailed(source: string, cause: unknown, libc: string | null): AddonLoadError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const hints = [`Capsule's addon could not be loaded from ${source}: ${reason}`];
  if (libc !== null) {
    hints.push(
      `This Node runs on ${libc}. An addon for the other C library, or for a newer one, can't be loaded:` +
        " install again on this machine, with node_modules deleted, instead of copying it from another.",
    );
  }
  return new AddonLoadError("load_failed", hints.join("\n"), cause);
}

export function versionMismatch(source: string, found: string, wanted: string): AddonLoadError {
  return new AddonLoadError(
    "version_mismatch",
    [
      `Capsule's addon in ${source} has version ${found}, but @capsule/native has ${wanted}.`,
      "Install again, with node_modules deleted. In a checkout of Capsule: `npm run build --workspace @capsule/native`.",
    ].join("\n"),
  );
}
