import { createRequire } from "node:module";

/** Loaded when code has types, which takes 30 ms. */
type Strip = typeof import("@swc/wasm-typescript");
let strip: Strip | undefined;

/**
 * Code without its types, or null where it can't be read. Lines and columns stay where they are, unless it has enums,
 * namespaces or parameter properties, which become code.
 */
export function withoutTypes(code: string): string | null {
  strip ??= createRequire(import.meta.url)("@swc/wasm-typescript") as Strip;
  for (const mode of ["strip-only", "transform"] as const) {
    try {
      return strip.transformSync(code, { mode, module: true, deprecatedTsModuleAsError: false })
        .code;
    } catch {
      // What has to become code; or what is no TypeScript either.
    }
  }
  return null;
}
