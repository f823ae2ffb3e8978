import { posix } from "../../../node/path/path.ts";

export default posix;
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

  relative,
  resolve,
  sep,
  toNamespacedPath,
  win32,
} = posix;
export { posix } from "../../../node/path/path.ts";
