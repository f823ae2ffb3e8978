import { createRequire } from "node:module";

type Strip = typeof import("@swc/wasm-typescript");

const require = createRequire(import.meta.url);
/** Loaded when code has types, which takes 30 ms. */
let strip: Strip | undefined;

/**
 * Code without its types, or null where it can't be read. Lines and columns stay where they are, unless it has enums,
 * namespaces or parameter properties, which become code.
 */
export function withoutTypes(code: string): string | null {
  for (const mode of ["strip-only", "transform"] as const) {
    try {
      return load().transformSync(code, { mode, module: true, deprecatedTsModuleAsError: false })
        .code;
    } catch (error) {
      // What has to become code, or is no TypeScript either, it tells with an object.
      if (error instanceof Error) forget();
    }
  }
  return null;
}

function load(): Strip {
  strip ??= require("@swc/wasm-typescript") as Strip;
  return strip;
}

/** Code that is nested too deeply overflows its stack, and its memory is no longer what it was. */
function forget(): void {
  strip = undefined;
  delete require.cache[require.resolve("@swc/wasm-typescript")];
}
