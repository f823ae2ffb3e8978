import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

const BLESS = Boolean(process.env.BLESS);

/** Compares a text with its golden file; no file stands for no text. `BLESS=1` writes it instead. */
export function expectGolden(path: string, text: string): void {
  if (!BLESS) {
    expect(text, `${path} (BLESS=1 rewrites it)`).toBe(
      existsSync(path) ? readFileSync(path, "utf8") : "",
    );
  } else if (text === "") {
    rmSync(path, { force: true });
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
