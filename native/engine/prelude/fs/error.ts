import { markDenied } from "../errors/denied.ts";

/** Node's messages for the codes of the system. */
const MESSAGES: Record<string, string> = {
  EACCES: "permission denied",
  EBADF: "bad file descriptor",
  EBUSY: "resource busy or locked",
  EDQUOT: "disk quota exceeded",
  EEXIST: "file already exists",
  EFBIG: "file too large",
  EINVAL: "invalid argument",
  EIO: "i/o error",
  EISDIR: "illegal operation on a directory",
  ELOOP: "too many symbolic links encountered",
  EMLINK: "too many links",
  ENAMETOOLONG: "name too long",
  ENODEV: "no such device",
  ENOENT: "no such file or directory",
  ENOMEM: "not enough memory",
  ENOSPC: "no space left on device",
  ENOTDIR: "not a directory",
  ENOTEMPTY: "directory not empty",
  ENOTSUP: "operation not supported on socket",
  EPERM: "operation not permitted",
  EROFS: "read-only file system",
  ETXTBSY: "text file is busy",
  EXDEV: "cross-device link not permitted",
};

/** Numbers of the codes on Linux. */
const NUMBERS: Record<string, number> = {
  EPERM: 1,
  ENOENT: 2,
  EIO: 5,
  EBADF: 9,
  ENOMEM: 12,
  EACCES: 13,
  EBUSY: 16,
  EEXIST: 17,
  EXDEV: 18,
  ENODEV: 19,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  ETXTBSY: 26,
  EFBIG: 27,
  ENOSPC: 28,
  EROFS: 30,
  EMLINK: 31,
  ENAMETOOLONG: 36,
  ENOTEMPTY: 39,
  ELOOP: 40,
  ENOTSUP: 95,
  EDQUOT: 122,
};

/** An error of the system as Node gives it; operations on open files have no `path`. */
export interface FileError extends Error {
  errno: number;
  code: string;
  syscall: string;
  path?: string;
  dest?: string;
}

export function fileError(code: string, syscall: string, path?: string, dest?: string): FileError {
  const source = path === undefined ? "" : ` '${path}'`;
  const target = dest === undefined ? "" : ` -> '${dest}'`;
  const message = `${code}: ${MESSAGES[code] ?? "unknown error"}, ${syscall}${source}${target}`;
  return Object.assign(new Error(message), {
    errno: -(NUMBERS[code] ?? 5),
    code,
    syscall,
    ...(path === undefined ? {} : { path }),
    ...(dest === undefined ? {} : { dest }),
  });
}

/** Runs a function of the engine on paths; what it throws becomes Node's error. */
export function attempt<T>(syscall: string, path: string, work: () => T, dest?: string): T {
  // No file has an empty name; the engine would take it for the root.
  if (path === "" || dest === "") throw fileError("ENOENT", syscall, path, dest);
  return translate(work, (code) => fileError(code, syscall, path, dest));
}

/** As `attempt`, for an open file. */
export function attemptOpened<T>(syscall: string, work: () => T): T {
  return translate(work, (code) => fileError(code, syscall));
}

function translate<T>(work: () => T, make: (code: string) => FileError): T {
  try {
    return work();
  } catch (error) {
    const { code, denied } = error as { code?: unknown; denied?: unknown };
    if (typeof code !== "string" || error instanceof Error) throw error;
    const made = make(code);
    throw denied ? markDenied(made) : made;
  }
}

/** What Node throws where its own code finds what the system would refuse. */
export function systemError(
  code: string,
  text: string,
  context: { code: string; message: string; syscall: string; path: string; errno: number },
): Error {
  const { syscall, path, errno } = context;
  const message = `${text}: ${syscall} returned ${context.code} (${context.message}) ${path}`;
  const error = Object.assign(new Error(message), { code, info: context, errno, syscall, path });
  Object.defineProperty(error, "name", {
    value: "SystemError",
    configurable: true,
    writable: true,
  });
  return error;
}
