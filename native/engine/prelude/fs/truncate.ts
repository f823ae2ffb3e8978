import { validateInteger } from "../node/validators.ts";
import { closeFile, openFile } from "./descriptors.ts";
import { ftruncate } from "./open-files.ts";
import { flagsOf } from "./options.ts";
import { pathOf } from "./path.ts";

export function truncate(path: unknown, length: unknown = 0): void {
  // As Node still does, though it warns: the number of an open file.
  if (typeof path === "number") {
    ftruncate(path, length);
    return;
  }
  const name = pathOf(path);
  validateInteger(length ?? 0, "len");
  const fd = openFile(name, flagsOf("r+"));
  try {
    ftruncate(fd, length ?? 0);
  } finally {
    closeFile(fd);
  }
}
