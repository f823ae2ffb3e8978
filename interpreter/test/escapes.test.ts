import { runJavaScript, runPython } from "@capsule/interpreter";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CORPUS } from "./escapes/corpus.ts";
import { SECRET, type Watched, watch } from "./escapes/host.ts";
import type { Escape } from "./escapes/types.ts";

/** Small, so that what only a limit stops is stopped soon. */
const LIMITS = { compute: 1_000_000_000, ram: "96MB", timeout: "2s" };

/** Characters that are kept of what a run prints: a mebibyte of each stream, and the notes that say so. */
const MOST_OUTPUT = 2.1 * 1024 ** 2;

let watched: Watched;

beforeAll(async () => {
  watched = await watch();
});

afterAll(() => {
  watched.close();
});

const attempt = ({ language, code, options }: Escape) => {
  const run = language === "python" ? runPython : runJavaScript;
  const { host } = watched;
  return run(code, { ...LIMITS, inputs: { host: { ...host } }, ...options?.(host) });
};

const themes = Object.entries(CORPUS).map(
  ([theme, list]) => [theme, list.map((it) => [it.language, it.title, it] as const)] as const,
);

describe.each(themes)("%s", (_, escapes) => {
  it.each(escapes)("%s: %s", async (language, _title, tried) => {
    const { success, value, error, ...rest } = await attempt(tried);
    const { held } = tried;
    if (held.kind === "gives") {
      expect({ error, value }).toEqual({ error: null, value: held.value });
    } else if (held.kind === "ends") {
      expect(success).toBe(false);
      expect(held.types, error?.message).toContain(error?.error_type);
      expect(error?.message).toMatch(held.says);
      expect(value).toBeNull();
    }
    expect(JSON.stringify([value, error, rest])).not.toContain(SECRET);
    expect(rest.stdout.length + rest.stderr.length).toBeLessThan(MOST_OUTPUT);
    expect(watched.damage()).toEqual([]);

    const run = language === "python" ? runPython : runJavaScript;
    const next = await run(NEXT[language], LIMITS);
    expect(next).toMatchObject({ error: null, value: [4, "4", {}], stdout: "next\n" });
  });
});

/** Right only where nothing of the attempt before is left. */
const NEXT = {
  python: "import os\nprint('next')\n[2 + int('2'), str(4), dict(os.environ)]",
  javascript: "console.log('next'); [2 + Number('2'), [4].join(), { ...process.env }]",
};

it("are many, and no two the same", () => {
  const all = Object.values(CORPUS).flat();
  const different = new Set(all.map((it) => `${it.language} ${it.code} ${it.options}`));
  expect(different.size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(150);
});
