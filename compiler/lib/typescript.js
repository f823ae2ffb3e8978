import module, { createRequire } from "node:module";
import { requireCompiled } from "./require-compiled.js";

const require = createRequire(import.meta.url);

/**
 * TypeScript's API, in the two ways in which nine megabytes of JavaScript load fast. With `import`,
 * Node would first read through them for the names of exports, which takes longer than the rest
 * together. And compiled code is kept: by Node itself from version 22 on, before that here.
 */
export default module.enableCompileCache === undefined
  ? requireCompiled(require, "typescript")
  : require("typescript");
