import library from "punycode/punycode.js";

/** The module `node:punycode`, which Node has deprecated. */
export const punycode = library;
