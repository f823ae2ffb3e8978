/** Platform packages by platform and architecture, the likelier C library first. */
const names: Record<string, string[]> = {
  "linux-x64": ["linux-x64-gnu", "linux-x64-musl"],
  "linux-arm64": ["linux-arm64-gnu", "linux-arm64-musl"],
  "darwin-x64": ["darwin-x64"],
  "darwin-arm64": ["darwin-arm64"],
  "win32-x64": ["win32-x64-msvc"],
};

/** Where addons are built for, as `<platform>-<arch>`. */
export const supportedPlatforms: string[] = Object.keys(names);

/**
 * The endings of the platform packages that may fit, for example `linux-x64-gnu`; empty for an
 * unsupported platform. npm installs only the one for the machine's C library, so that both are
 * tried instead of finding out which it is.
 */
export function platformNames(platform: string, arch: string): string[] {
  return names[`${platform}-${arch}`] ?? [];
}

/** The C library this process runs on. Takes milliseconds: for messages, not for choosing. */
export function libc(): string | null {
  if (process.platform !== "linux") return null;
  const report = process.report?.getReport() as unknown;
  const header = (report as { header?: { glibcVersionRuntime?: string } } | undefined)?.header;
  return header?.glibcVersionRuntime ? `glibc ${header.glibcVersionRuntime}` : "musl";
}
