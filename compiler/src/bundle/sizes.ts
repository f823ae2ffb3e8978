import { isAbsolute } from "node:path";
import { isProjectFile, sourceName } from "./importers.ts";
import { installedPackage } from "./paths.ts";
import type { BundleContext, PackageSize } from "./types.ts";

/** What stands for the code that Capsule and the bundler add. */
const GUEST = "@capsule/runtime";

/** How much of each module is in a bundle, by id, as bundlers tell it. */
export function renderedSizes(
  modules: Readonly<Record<string, { renderedLength: number }>>,
): Map<string, number> {
  const sizes = Object.entries(modules).map(([id, it]) => [id, it.renderedLength] as const);
  return new Map(sizes.filter(([, size]) => size > 0));
}

/** What a bundle is made of by package, the largest first. */
export function sizesByPackage(
  context: BundleContext,
  modules: ReadonlyMap<string, number>,
): PackageSize[] {
  const sizes = new Map<string | null, number>();
  for (const [id, size] of modules) {
    const owner = ownerOf(context, id);
    sizes.set(owner, (sizes.get(owner) ?? 0) + size);
  }
  return [...sizes]
    .map(([owner, bytes]) => ({ package: owner, bytes }))
    .sort((one, other) => other.bytes - one.bytes);
}

function ownerOf(context: BundleContext, id: string): string | null {
  // Rollup's plugin for CommonJS puts a NUL before a file's path and a query behind it.
  const file = (id.startsWith("\0") ? id.slice(1) : id).split("?", 1)[0] as string;
  if (!isAbsolute(file)) return GUEST;
  if (isProjectFile(context, file)) return null;
  return installedPackage(`/${sourceName(context, file)}`) ?? GUEST;
}
