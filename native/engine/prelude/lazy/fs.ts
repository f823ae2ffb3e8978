export { fs, promises } from "../fs/fs.ts";
