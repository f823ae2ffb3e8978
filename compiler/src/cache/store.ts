import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "@capsule/runtime/manifest";
import { digestOf, readIntact } from "./digests.ts";
import { readFileOrNull, writeFileAtomic } from "./files.ts";

/**
 * A directory of things that can be made again. Every read is checked against a digest; what is
 * damaged is removed and reads as absent.
 */
export interface Store {
  readonly directory: string;
  /** Content by its own SHA-256. */
  blob(digest: string): Buffer | null;
  /** Whether content is there and whole. */
  has(digest: string): boolean;
  /** Bytes of content that is there. */
  sizeOf(digest: string): number;
  /** Keeps content and returns its SHA-256. */
  putBlob(content: string | Uint8Array): string;
  /** A JSON value by a key that the caller derives from everything the value depends on. */
  record<T>(kind: string, key: string): T | null;
  putRecord(kind: string, key: string, value: unknown): void;
}

export function openStore(directory: string): Store {
  const blobPath = (digest: string) => join(directory, "blobs", digest.slice(0, 2), digest);
  const recordPath = (kind: string, key: string) => join(directory, kind, `${key}.json`);
  const blob = (digest: string): Buffer | null => {
    const path = blobPath(digest);
    const content = readIntact(path, digest);
    if (content === null) rmSync(path, { force: true });
    return content;
  };
  const has = (digest: string) => {
    const path = blobPath(digest);
    if (digestOf(path) === digest) return true;
    rmSync(path, { force: true });
    return false;
  };
  return {
    directory,
    blob,
    has,
    sizeOf: (digest) => statSync(blobPath(digest)).size,
    putBlob(content) {
      const digest = sha256(content);
      if (!has(digest)) writeFileAtomic(blobPath(digest), content);
      return digest;
    },
    record<T>(kind: string, key: string): T | null {
      const path = recordPath(kind, key);
      const text = readFileOrNull(path)?.toString("utf8");
      if (text === undefined) return null;
      // The first line is the digest of the rest.
      if (text[64] === "\n" && sha256(text.slice(65)) === text.slice(0, 64)) {
        return JSON.parse(text.slice(65)) as T;
      }
      rmSync(path, { force: true });
      return null;
    },
    putRecord(kind, key, value) {
      const text = JSON.stringify(value);
      writeFileAtomic(recordPath(kind, key), `${sha256(text)}\n${text}`);
    },
  };
}
