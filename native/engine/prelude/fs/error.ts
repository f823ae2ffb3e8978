import { markDenied } from "../errors/denied.ts";

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

/** Numbers of the codes on Linux, as `errno` has them, negative. */
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

export interface FileError extends Error {
  errno: number;
  code: string;
  syscall: string;
  path: string;
  dest?: string;
}

export function fileError(code: string, syscall: string, path: string, dest?: string): FileError {
  const target = dest === undefined ? "" : ` -> '${dest}'`;
  const message = `${code}: ${MESSAGES[code] ?? "unknown error"}, ${syscall} '${path}'${target}`;
  return Object.assign(new Error(message), {
    errno: -(NUMBERS[code] ?? 5),
    code,
    syscall,
    path,
    ...(dest === undefined ? {} : { dest }),
  });
}

/** Runs a function of the engine; what it throws becomes Node's error. */
export function attempt<T>(syscall: string, path: string, work: () => T, dest?: string): T {
  try {
    return work();
  } catch (error) {
    const { code, denied } = error as { code?: unknown; denied?: unknown };
    if (typeof code !== "string" || error instanceof Error) throw error;
    const made = fileError(code, syscall, path, dest);
    throw denied ? markDenied(made) : made;
  }
}
