import MagicString from "magic-string";
import type { Plugin } from "rollup";
import { isPackageFile } from "../paths.ts";

const NODE_ENV = /\bprocess\.env\.NODE_ENV\b(?!\s*=[^=])/g;

/**
 * Packages choose their production form while bundling. The project's own code reads the variable
 * at run time, if its policy names it.
 */
export function environment(): Plugin {
  return {
    name: "capsule:environment",
    transform: {
      filter: { code: "process.env.NODE_ENV" },
      handler(code, id) {
        if (!isPackageFile(id)) return null;
        const edited = new MagicString(code);
        edited.replaceAll(NODE_ENV, '"production"');
        return { code: edited.toString(), map: edited.generateMap({ hires: "boundary" }) };
      },
    },
  };
}
