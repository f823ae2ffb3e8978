import path from "node:path";

/** A directory of the host that a call may use beside what its tasks' policies grant. */
export interface Mount {
  /** Absolute directory of the host. */
  host: string;
  /** Absolute path in the guest. */
  guest: string;
  writable: boolean;
  /**
   * Bytes that may lie in it, 4 KiB for each entry among them; whatever would exceed them fails with `ENOSPC`. In a
   * limited directory the guest can't make links, nor paths of more than 1024 bytes.
   *
   * @default as many as the disk has
   */
  limit?: number | undefined;
}

/**
 * Reads `HOST[::GUEST][:ro|:rw]`.
 *
 * `HOST` is absolute or relative to `cwd`. Without `GUEST`, a directory below `cwd` appears under
 * its relative path (`./data` as `/data`), an absolute one under the same path. Without a mode it
 * is read-only.
 *
 * @throws TypeError where the text has another form.
 */
export function parseMount(text: string, cwd: string = process.cwd()): Mount {
  const mode = /:(ro|rw)$/.exec(text)?.[1];
  const places = mode === undefined ? text : text.slice(0, -3);
  const separator = places.indexOf("::");
  const hostText = separator === -1 ? places : places.slice(0, separator);
  if (hostText === "") throw malformed(text, "it names no directory of the host");
  const host = path.resolve(cwd, hostText);
  const guest =
    separator === -1
      ? defaultGuest(text, hostText, host, cwd)
      : explicitGuest(text, places.slice(separator + 2));
  return { host, guest, writable: mode === "rw" };
}

function defaultGuest(text: string, hostText: string, host: string, cwd: string): string {
  if (path.isAbsolute(hostText)) {
    if (path.sep === "\\") throw malformed(text, "a path with a drive needs a guest path");
    return host;
  }
  const relative = path.relative(cwd, host);
  if (relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) {
    throw malformed(text, "a directory outside the current one needs a guest path");
  }
  return `/${relative.split(path.sep).join("/")}`;
}

function explicitGuest(text: string, guest: string): string {
  if (!guest.startsWith("/")) throw malformed(text, `the guest path "${guest}" is not absolute`);
  if (/[\0\\]|:/.test(guest)) {
    throw malformed(text, `the guest path "${guest}" holds a character that paths can't have`);
  }
  if (guest.split("/").includes("..")) {
    throw malformed(text, `the guest path "${guest}" holds ".."`);
  }
  const normal = path.posix.normalize(guest);
  return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}

function malformed(text: string, reason: string): TypeError {
  return new TypeError(
    `Mount "${text}" can't be read: ${reason}. Write HOST[::GUEST][:ro|:rw], for example ./data::/data:ro`,
  );
}
