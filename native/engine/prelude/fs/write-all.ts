import { closeFile, openFile } from "./descriptors.ts";
import { promised } from "./later.ts";
import { checkMode, flagsOf, type Options, optionsOf, throwIfAborted } from "./options.ts";
import { pathOf } from "./path.ts";
import { writeBytes } from "./read-write.ts";
import { bytesToWrite, writeFile } from "./whole-files.ts";

/** Writes data as `writeFile` of `node:fs/promises` takes it: also pieces, as an iterable or a stream. */
export async function writeAll(
  file: unknown,
  data: unknown,
  options: Options<{ flag?: string; mode?: unknown }>,
  flag = "w",
): Promise<void> {
  if (!isIterable(data)) {
    const given = optionsOf<{ flag?: string }>(options);
    await promised(writeFile)(file, data, { ...given, flag: given.flag ?? flag });
    return;
  }
  const {
    encoding,
    signal,
    mode,
    flag: given,
  } = optionsOf<{ flag?: string; mode?: unknown }>(options);
  checkMode(mode, "mode");
  throwIfAborted(signal);
  const fd = typeof file === "number" ? file : openFile(pathOf(file), flagsOf(given ?? flag));
  try {
    for await (const piece of data) {
      throwIfAborted(signal);
      await promised(writeBytes)(fd, bytesToWrite(piece, encoding));
    }
  } finally {
    if (fd !== file) closeFile(fd);
  }
}

function isIterable(data: unknown): data is AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof data !== "object" || data === null || ArrayBuffer.isView(data)) return false;
  return Symbol.asyncIterator in data || Symbol.iterator in data;
}
