import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const RUNTIME = fileURLToPath(new URL("../../../runtime", import.meta.url));

/**
 * Writes a project to a temporary directory that the test removes.
 * @param files Contents by path.
 * @param links Symbolic links by path, with what they lead to; `@capsule/runtime` is always linked.
 */
export function writeProject(
  files: Record<string, string>,
  links: Record<string, string> = { "node_modules/@capsule/runtime": RUNTIME },
): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "capsule-project-")));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  }
  return root;
}

/** The link that every project needs. */
export const RUNTIME_LINK = { "node_modules/@capsule/runtime": RUNTIME };
