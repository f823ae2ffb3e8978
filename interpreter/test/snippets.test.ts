import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runGuest } from "./support/guest.ts";
import { type Ending, endingsInHost, type Language, snippetsOf } from "./support/snippets.ts";

/** Snippets of each language that there are at least. */
const MOST = 500;

const endingOf = async (language: Language, code: string): Promise<Ending> => {
  const directory = await mkdtemp(join(tmpdir(), "capsule-snippet-"));
  try {
    const mounts = [`${directory}::/:rw`];
    const { value, text, stdout, error } = await runGuest(language, { code }, { mounts });
    return { value: value ?? null, text: text ?? null, stdout, error: error?.message ?? null };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

describe.each<Language>(["javascript", "python"])(
  "%s in the sandbox ends as on the host",
  (language) => {
    const files = snippetsOf(language);

    it("in many snippets, all of them different", () => {
      const all = Object.values(files).flat();
      expect(all.length).toBeGreaterThanOrEqual(MOST);
      expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    });

    describe.each(Object.keys(files))("%s", (file) => {
      const snippets = files[file] ?? [];
      let expected: Ending[];
      beforeAll(async () => {
        expected = await endingsInHost(language, snippets);
      });

      it.each(snippets.map(({ title }, index) => [title, index] as const))(
        "%s",
        async (_, index) => {
          const { code } = snippets[index] ?? { code: "" };
          expect(await endingOf(language, code)).toMatchObject(expected[index] ?? {});
        },
      );
    });
  },
);
