import { promises } from "../../../fs/fs.ts";

export default promises;
export const {
  readFile,
  writeFile,
  appendFile,
  readdir,
  stat,
  lstat,
  access,
  mkdir,
  rm,
  rmdir,
  unlink,
  rename,
  copyFile,
  realpath,
  constants,
} = promises;
