import { createRequire } from "node:module";

/**
 * TypeScript's API. With `import`, Node would read through nine megabytes for the names of its
 * exports, which takes three times as long as loading it.
 */
export default createRequire(import.meta.url)("typescript");
