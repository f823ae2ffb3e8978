import type { Addon } from "./addon.ts";
import { loadFailed, packageMissing, unsupportedPlatform, versionMismatch } from "./failures.ts";
import { platformNames, supportedPlatforms } from "./platform.ts";

/** What loading depends on. */
export interface Host {
  platform: string;
  arch: string;
  /** Version of this package. */
  version: string;
  /** Loads an addon file or a package, as `require` does. */
  require(specifier: string): unknown;
  libc(): string | null;
}

/**
 * Loads the addon that was built in this checkout, else the one of the platform package.
 *
 * @throws AddonLoadError
 */
export function load(host: Host): Addon {
  const names = platformNames(host.platform, host.arch);
  if (names.length === 0) {
    throw unsupportedPlatform(`${host.platform}-${host.arch}`, supportedPlatforms);
  }
  const packages = names.map((name) => `@capsule/native-${name}`);
  let failure: { source: string; cause: unknown } | undefined;
  for (const source of [...names.map((name) => `../capsule.${name}.node`), ...packages]) {
    try {
      return checked(host.require(source) as Addon, source, host.version);
    } catch (cause) {
      if (isMissing(cause, source)) continue;
      if (!(cause instanceof Error) || cause.name === "AddonLoadError") throw cause;
      // The first is the likelier one; the other C library's addon can't be loaded anyway.
      failure ??= { source, cause };
    }
  }
  if (failure !== undefined) throw loadFailed(failure.source, failure.cause, host.libc());
  throw packageMissing(packages);
}

function checked(addon: Addon, source: string, version: string): Addon {
  // Addons older than the function itself have none.
  const found = addon.version?.() ?? "an older one";
  if (found !== version) throw versionMismatch(source, found, version);
  return addon;
}

/** Whether nothing was found under this very name; a package that lacks a part of itself is broken. */
function isMissing(cause: unknown, source: string): boolean {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === "MODULE_NOT_FOUND" && message.includes(`'${source}'`);
}
