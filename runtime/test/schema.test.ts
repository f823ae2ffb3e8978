import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { seal } from "../src/manifest/digest.ts";
import { sample } from "./sample.ts";

const schema = JSON.parse(
  readFileSync(new URL("../manifest.schema.json", import.meta.url), "utf8"),
);
const ajv = new Ajv2020({ strict: true, strictRequired: true, allowUnionTypes: true });
const validate = ajv.compile(schema);

type Path = (string | number)[];

/** Every object and array within a value, with the way to it. */
function* containers(value: unknown, path: Path = []): Generator<[Path, object]> {
  if (typeof value !== "object" || value === null) return;
  yield [path, value];
  // Schemas of values are the user's from here on.
  if (path.at(-1) === "schema" || path.at(-1) === "definitions") return;
  for (const [key, inner] of Object.entries(value)) yield* containers(inner, [...path, key]);
}

function sealed(): Record<string, unknown> {
  return JSON.parse(seal(sample));
}

function at(value: unknown, path: Path): Record<string, unknown> {
  return path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value) as never;
}

/** What is named by the user, by what it is. */
const MAPS = [
  ...["compatibility", "engines", "components", "tasks", "sources", "precompiled"],
  ...["schema", "definitions"],
];

/** Those objects whose keys are names of the format, not of the user. */
const records = [...containers(sealed())].filter(
  ([path, value]) => !Array.isArray(value) && !MAPS.includes(String(path.at(-1))),
);

describe("manifest.schema.json", () => {
  test("accepts a manifest with every kind of entry", () => {
    validate(sealed());
    expect(validate.errors).toBe(null);
  });

  // The sample is typed, so its fields are exactly those of the types.
  test.each(records)("knows every field and no other at %j", (path, record) => {
    for (const field of Object.keys(record)) {
      const without = sealed();
      delete at(without, path)[field];
      expect(validate(without), `without ${field}`).toBe(false);
      const wrong = sealed();
      // Any object is a schema of values.
      at(wrong, path)[field] = field === "schema" ? "wrong" : { wrong: true };
      expect(validate(wrong), `${field} of another type`).toBe(false);
    }
    const more = sealed();
    at(more, path).surplus = 1;
    expect(validate(more), "with a surplus field").toBe(false);
  });

  test("every object it describes occurs in the sample", () => {
    const described = [...containers(schema)].filter(([, value]) => "required" in value);
    const shapes = described.map(([, value]) => (value as { required: string[] }).required.sort());
    const seen = records.map(([, record]) => JSON.stringify(Object.keys(record).sort()));
    for (const shape of shapes) expect(seen).toContain(JSON.stringify(shape));
  });

  test.each([
    ["a task name with a slash", (m: typeof sample) => rename(m, "a/b")],
    ["a task name that starts with a digit", (m: typeof sample) => rename(m, "1a")],
    ["a task name that ends with a space", (m: typeof sample) => rename(m, "a ")],
    ["an absolute source", (m: typeof sample) => ({ ...m, sources: { "/a.ts": "0".repeat(64) } })],
    ["another version", (m: typeof sample) => ({ ...m, version: 2 })],
  ])("refuses %s", (_, change) => {
    expect(validate(change(sealed() as never))).toBe(false);
  });
});

function rename(manifest: typeof sample, name: string): unknown {
  return { ...manifest, tasks: { [name]: manifest.tasks.analyze } };
}
