import { statSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "@capsule/runtime";
import { sha256 } from "@capsule/runtime/manifest";
import { readFileOrNull, writeFileAtomic } from "./files.ts";

/** A file's content, and what it was when that was read. */
interface Known {
  digest: string;
  stamp: string;
}

/** What files were when their content was last read in this process, by path. */
const known = new Map<string, Known>();

/**
 * Clocks of file systems tick in steps. A file changed within this many milliseconds before it was
 * read could change once more without its times showing it.
 */
export const TICK = 50;

/** Bytes from which on a digest is kept for other processes too: engines and runners, 100 MB of them in a build. */
const LARGE = 1 << 20;

/**
 * The SHA-256 of a file's content; null where it can't be read. A file is read when it is first asked for and when
 * it has changed since, as its size and times tell: a build after a change would else read all that stayed as it was.
 */
export function digestOf(path: string): string | null {
  const look = lookAt(path);
  if (look === null) return null;
  const before = recall(path, look);
  if (before !== null) return before;
  const content = readFileOrNull(path);
  return content && remember(path, look, content);
}

/** A file's content, if it has that digest; null where it has another one, or can't be read. */
export function readIntact(path: string, digest: string): Buffer | null {
  const look = lookAt(path);
  const content = look && readFileOrNull(path);
  if (look === null || content === null) return null;
  return (recall(path, look) ?? remember(path, look, content)) === digest ? content : null;
}

/** A file, as it is now. */
interface Look {
  /** Which file it is, and when it or what is known of it last changed. */
  stamp: string;
  isLarge: boolean;
  /** It can't change any more without another stamp. */
  isSettled: boolean;
}

function lookAt(path: string): Look | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return null;
  const { dev, ino, size, mtimeMs, ctimeMs } = stat;
  return {
    stamp: [dev, ino, size, mtimeMs, ctimeMs].join(" "),
    isLarge: size >= LARGE,
    isSettled: Date.now() - Math.max(mtimeMs, ctimeMs) >= TICK,
  };
}

function recall(path: string, { stamp, isLarge }: Look): string | null {
  const before = known.get(path) ?? (isLarge ? readKept(path) : null);
  if (before?.stamp !== stamp) return null;
  known.set(path, before);
  return before.digest;
}

function remember(path: string, { stamp, isLarge, isSettled }: Look, content: Buffer): string {
  const digest = sha256(content);
  if (isSettled && lookAt(path)?.stamp === stamp) {
    known.set(path, { digest, stamp });
    if (isLarge) keep(path, { digest, stamp });
  }
  return digest;
}

/** Of the user's, as digests decide on what is built and loaded; null where others can write to it. */
function directory(): string | null {
  const path = join(cacheDirectory(), "compiler");
  const stat = statSync(path, { throwIfNoEntry: false });
  const users = [process.geteuid?.(), 0];
  const isPrivate = stat && (users[0] === undefined || users.includes(stat.uid));
  return isPrivate && (stat.mode & 0o022) === 0 ? join(path, "digests") : null;
}

function readKept(path: string): Known | null {
  const kept = directory();
  try {
    const text = kept && readFileOrNull(join(kept, `${sha256(path)}.json`))?.toString("utf8");
    return JSON.parse(text || "null");
  } catch {
    return null;
  }
}

function keep(path: string, what: Known): void {
  const kept = directory();
  try {
    if (kept) writeFileAtomic(join(kept, `${sha256(path)}.json`), JSON.stringify(what));
  } catch {
    // A full disk or a read-only home costs the next process some reading.
  }
}
