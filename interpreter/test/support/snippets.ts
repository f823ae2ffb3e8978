import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const LANGUAGES = {
  python: {
    title: /^# --- (.*)$/,
    command: process.env.PYTHON ?? "python3",
    truth: fileURLToPath(new URL("truth.py", import.meta.url)),
  },
  javascript: {
    title: /^\/\/ --- (.*)$/,
    command: process.execPath,
    truth: fileURLToPath(new URL("truth.mjs", import.meta.url)),
  },
};

export type Language = keyof typeof LANGUAGES;

/** A snippet with its title, which is unique in its file. */
export interface Snippet {
  title: string;
  code: string;
}

/** How a snippet ended: what a sandbox and the host must agree on. */
export interface Ending {
  /** Left out where it has no form in JSON's own types, which the sandbox may yet have. */
  value?: unknown;
  text: string | null;
  stdout: string;
  /** Its type and message. */
  error: string | null;
}

/** The snippets of `snippets/LANGUAGE`, by the names of their files. */
export function snippetsOf(language: Language): Record<string, Snippet[]> {
  const folder = new URL(`../snippets/${language}/`, import.meta.url);
  const files = readdirSync(folder).sort();
  return Object.fromEntries(
    files.map((file) => [file, parse(readFileSync(new URL(file, folder), "utf8"), language)]),
  );
}

/** What stands between two titles is a snippet. */
function parse(text: string, language: Language): Snippet[] {
  const snippets: { title: string; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const [, title] = LANGUAGES[language].title.exec(line) ?? [];
    if (title !== undefined) snippets.push({ title, lines: [] });
    else snippets.at(-1)?.lines.push(line);
  }
  return snippets.map(({ title, lines }) => ({ title, code: lines.join("\n").trim() }));
}

/** How snippets end in the machine's own Node and CPython, all in one process. */
export async function endingsInHost(language: Language, snippets: Snippet[]): Promise<Ending[]> {
  const { command, truth } = LANGUAGES[language];
  const run = promisify(execFile)(command, [truth], { maxBuffer: 64 << 20 });
  run.child.stdin?.end(JSON.stringify(snippets.map(({ code }) => code)));
  return JSON.parse((await run).stdout);
}
