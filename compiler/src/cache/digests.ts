import { statSync } from "node:fs";
import { sha256 } from "@capsule/runtime/manifest";
import { readFileOrNull } from "./files.ts";

/** What files were when their content was last read in this process, by path. */
const known = new Map<string, { digest: string; stamp: string }>();

/**
 * Clocks of file systems tick in steps. A file changed within this many milliseconds before it was
 * read could change once more without its times showing it.
 */
export const TICK = 50;

/**
 * The SHA-256 of a file's content; null where it can't be read. It is read the first time in a process, and when
 * it has changed since: a build after a change, in development, would else read all that stayed as it was.
 */
export function digestOf(path: string): string | null {
  const stamp = stampOf(path);
  if (stamp === null) return null;
  const before = known.get(path);
  if (before?.stamp === stamp) return before.digest;
  const content = readFileOrNull(path);
  return content && remember(path, stamp, content);
}

/** A file's content, if it has that digest; null where it has another one, or can't be read. */
export function readIntact(path: string, digest: string): Buffer | null {
  const stamp = stampOf(path);
  const content = stamp === null ? null : readFileOrNull(path);
  if (stamp === null || content === null) return null;
  const before = known.get(path);
  const found = before?.stamp === stamp ? before.digest : remember(path, stamp, content);
  return found === digest ? content : null;
}

function remember(path: string, stamp: string, content: Buffer): string {
  const digest = sha256(content);
  // What may still change within the tick is read again the next time.
  if (stampOf(path) === stamp && !isRecent(path)) known.set(path, { digest, stamp });
  return digest;
}

function isRecent(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return !stat || Date.now() - Math.max(stat.mtimeMs, stat.ctimeMs) < TICK;
}

/** Which file it is, and when it or what is known of it last changed. */
function stampOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? [stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs].join(" ") : null;
}
