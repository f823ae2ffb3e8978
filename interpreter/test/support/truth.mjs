// Runs snippets in this Node: a JSON array of their texts in, one of their endings out. Each is a module, so that it can
// await at its top level.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { parse } from "acorn";

const write = process.stdout.write.bind(process.stdout);

/** The module whose default export is the snippet's last expression. */
function moduleOf(code) {
  const { body } = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const last = body.at(-1);
  if (last?.type !== "ExpressionStatement") return code;
  const { start, end } = last.expression;
  return `${code.slice(0, last.start)}export default (${code.slice(start, end)}\n);`;
}

async function ending(code) {
  const directory = mkdtempSync(join(tmpdir(), "capsule-truth-"));
  const modules = mkdtempSync(join(tmpdir(), "capsule-truth-"));
  let stdout = "";
  let value;
  let error = null;
  process.chdir(directory);
  process.stdout.write = (text) => {
    stdout += text;
    return true;
  };
  try {
    const file = join(modules, "snippet.mjs");
    writeFileSync(file, moduleOf(code));
    value = (await import(file)).default;
  } catch (thrown) {
    error = described(thrown);
  }
  process.stdout.write = write;
  process.chdir("/");
  for (const path of [directory, modules]) rmSync(path, { recursive: true });
  const text = value === undefined ? null : typeof value === "string" ? value : inspect(value);
  return { text, stdout, error, ...(isPlain(value ?? null) && { value: value ?? null }) };
}

/** An error as envelopes name it. */
function described(error) {
  if (!(error instanceof Error)) return typeof error === "string" ? error : inspect(error);
  return error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
}

/** Whether a value is of JSON's own types alone. */
function isPlain(value) {
  if (value === null || typeof value === "boolean" || typeof value === "string") return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value))
    return Object.keys(value).length === value.length && value.every(isPlain);
  return (
    typeof value === "object" &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every(isPlain)
  );
}

const endings = [];
for (const code of JSON.parse(readFileSync(0, "utf8"))) endings.push(await ending(code));
write(JSON.stringify(endings));
