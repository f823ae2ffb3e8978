import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** Writes files into a new directory that goes away with the test. Gives its real path. */
export function temporary(files: Record<string, string> = {}): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "capsule-runtime-")));
  onTestFinished(() => remove(root));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

/** Again where a trace was written into it in the meantime. */
async function remove(root: string): Promise<void> {
  for (let attempts = 0; existsSync(root) && attempts < 20; attempts += 1) {
    try {
      rmSync(root, { recursive: true });
    } catch {
      await setTimeout(50);
    }
  }
}
