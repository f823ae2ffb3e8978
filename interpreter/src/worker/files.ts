import { readFile } from "node:fs/promises";
import type { FileContent } from "./protocol.ts";

/**
 * A file's content.
 *
 * @throws Error of the file system, for a path.
 */
export async function contentOf(content: FileContent): Promise<string | Uint8Array> {
  if (typeof content === "string") return content;
  if ("base64" in content) return Buffer.from(content.base64, "base64");
  return readFile(content.path);
}

/** {@link contentOf} for each of several. */
export async function contentsOf(
  files: Readonly<Record<string, FileContent>>,
): Promise<Record<string, string | Uint8Array>> {
  const entries = Object.entries(files).map(
    async ([name, content]) => [name, await contentOf(content)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
