import { statSync } from "node:fs";
import { sha256 } from "@capsule/runtime/manifest";
import { readFileOrNull } from "./files.ts";

/** What a file was when its content was last read, by its path. */
const known = new Map<string, { digest: string; stamp: string }>();

/**
 * Whether a file holds what has that digest. It is read the first time in a process, and when it has changed since:
 * a build after a change, in development, would else read all that stayed as it was.
 */
export function isIntact(path: string, digest: string): boolean {
  const stamp = stampOf(path);
  if (stamp === null) return false;
  const before = known.get(path);
  if (before?.digest === digest && before.stamp === stamp) return true;
  const content = readFileOrNull(path);
  if (content === null || sha256(content) !== digest) return false;
  known.set(path, { digest, stamp });
  return true;
}

/** Which file it is, and when it or what is known of it last changed. */
function stampOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? [stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs].join(" ") : null;
}
