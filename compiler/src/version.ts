import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The version of `@capsule/compiler`. */
export function version(): string {
  const file = new URL("../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** What a manifest says it was made by. */
export function generator(): string {
  return `@capsule/compiler ${version()}`;
}

/**
 * Tells this compiler from any other in records of what was built. A checkout changes without its
 * version: there, TypeScript's own record of the sources tells.
 */
export function identity(): string {
  const sources = statSync(fileURLToPath(new URL("./.tsbuildinfo", import.meta.url)), {
    throwIfNoEntry: false,
  });
  return `${generator()} ${sources?.mtimeMs ?? "released"}`;
}
