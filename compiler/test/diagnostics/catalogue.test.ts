import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as catalogue from "../../src/diagnostics/catalogue.ts";
import { CODES } from "../../src/diagnostics/codes.ts";

const SOURCES = fileURLToPath(new URL("../../src/diagnostics", import.meta.url));
const PAGE = fileURLToPath(new URL("../../../docs/diagnostics.md", import.meta.url));

const sources = readdirSync(SOURCES)
  .filter((file) => file !== "codes.ts" && file !== "catalogue.ts")
  .map((file) => readFileSync(join(SOURCES, file), "utf8"));

test("the page explains every code under its title, and no other", () => {
  const sections = [...readFileSync(PAGE, "utf8").matchAll(/^### (CAP\d+): (.*)$/gm)];
  expect(sections.map(([, code, title]) => [code, title])).toEqual(Object.entries(CODES));
});

test("every code is used by a function", () => {
  const used = new Set(sources.flatMap((text) => text.match(/(?<=")CAP\d+(?=")/g) ?? []));
  expect([...used].sort()).toEqual(Object.keys(CODES).sort());
});

test("every function that makes a diagnostic is in the catalogue", () => {
  const functions = sources.flatMap((text) =>
    [...text.matchAll(/^export function (\w+)\([^{]*\): Diagnostic \{/gm)].map(([, name]) => name),
  );
  expect(functions.length).toBeGreaterThan(40);
  expect(Object.keys(catalogue).sort()).toEqual(functions.sort());
});
