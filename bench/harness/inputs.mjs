// @ts-check
import { readdir, readFile } from "node:fs/promises";

/**
 * Real CSV with a header: the zip codes of vega-datasets, repeated up to a size.
 * @param {number} characters
 * @returns {Promise<{ text: string, column: string }>} the text, and a column with numbers
 */
export async function csvText(characters) {
  const data = new URL("../data/zipcodes.csv", import.meta.resolve("vega-datasets"));
  const text = await readFile(data, "utf8");
  const header = text.slice(0, text.indexOf("\n") + 1);
  const rows = text.slice(header.length);
  const repeated = rows.repeat(Math.ceil(characters / rows.length));
  return {
    text: header + repeated.slice(0, repeated.lastIndexOf("\n", characters) + 1),
    column: "latitude",
  };
}

/**
 * JSON of about a size: rows of numbers, texts and lists.
 * @param {number} characters
 * @returns {string}
 */
export function jsonText(characters) {
  const row = { id: 10_000, city: "Seattle", rain: 10.9, wind: [4.7, 2.3], dry: false };
  const count = Math.round(characters / (JSON.stringify(row).length + 1));
  return JSON.stringify(
    Array.from({ length: count }, (_, index) => ({ ...row, id: 10_000 + index })),
  );
}

/**
 * Markdown with tables, lists, code and links: this project's own documents, repeated up to a size.
 * @param {number} characters
 * @returns {Promise<string>}
 */
export async function markdownText(characters) {
  const root = new URL("../../", import.meta.url);
  const docs = (await readdir(new URL("docs/", root)))
    .filter((name) => name.endsWith(".md"))
    .sort();
  const texts = await Promise.all(
    ["README.md", "ARCHITECTURE.md", ...docs.map((name) => `docs/${name}`)].map((path) =>
      readFile(new URL(path, root), "utf8"),
    ),
  );
  const text = texts.join("\n\n");
  return text.repeat(Math.ceil(characters / text.length)).slice(0, characters);
}
