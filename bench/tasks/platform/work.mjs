// @ts-check
// What the platform's rows measure. The same functions run in a task, in the peer's task and in plain Node.

import { csvParseRows } from "d3-dsv";
import MarkdownIt from "markdown-it";

/**
 * Reads a JSON text and writes it again; gives the length of what it wrote.
 * @param {string} text
 */
export function roundTrip(text) {
  return JSON.stringify(JSON.parse(text)).length;
}

/**
 * Parses CSV with a header; gives the number of rows and the sum of a column.
 * @param {string} text
 * @param {string} column
 */
export function csv(text, column) {
  const [header = [], ...rows] = csvParseRows(text);
  const index = header.indexOf(column);
  if (index < 0) throw new Error(`no column ${column}`);
  return [rows.length, Math.round(rows.reduce((sum, row) => sum + Number(row[index]), 0))];
}

// With its rules that are regular expressions over all text.
const markdownIt = new MarkdownIt({ html: true, linkify: true, typographer: true });

/**
 * Renders Markdown; gives the length of the HTML.
 * @param {string} text
 */
export function markdown(text) {
  return markdownIt.render(text).length;
}

/**
 * SHA-256 of so many bytes, as hexadecimal digits.
 * @param {number} bytes
 */
export async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes).fill(7));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * So many requests at once; gives the number of bytes that came back.
 * @param {string} url
 * @param {number} count
 */
export async function fanOut(url, count) {
  const sizes = Array.from({ length: count }, async () => (await (await fetch(url)).text()).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
