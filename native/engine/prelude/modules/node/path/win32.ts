import { win32 } from "../../../node/path/path.ts";

export default win32;
export const {
  _makeLong,
  basename,
  delimiter,
  dirname,
  extname,
  format,
  isAbsolute,
  join,
  matchesGlob,
  normalize,
  parse,
  posix,
  relative,
  resolve,
  sep,
  toNamespacedPath,
} = win32;
export { win32 } from "../../../node/path/path.ts";
