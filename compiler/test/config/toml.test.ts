import { expect, test } from "vitest";
import { parseToml } from "../../src/config/toml.ts";

const parse = (text: string) => parseToml("/project/capsule.toml", text);

test("every key has its place in the typed configuration", () => {
  const { value, diagnostics } = parse(`
[workflow]
name = "weather"
version = "1.2.3"
entrypoint = "src/main.ts"

[tasks]
default_compute = "medium"
default_ram = "64MB"
default_timeout = 5000
default_max_retries = 2
default_allowed_hosts = ["example.com"]
default_allowed_files = ["./data", { path = "./out", mode = "rw" }]
default_env_variables = ["TOKEN"]
`);
  expect(diagnostics).toEqual([]);
  expect(value).toEqual({
    name: "weather",
    version: "1.2.3",
    entrypoint: "src/main.ts",
    tasks: {
      compute: "medium",
      ram: "64MB",
      timeout: 5000,
      maxRetries: 2,
      allowedHosts: ["example.com"],
      allowedFiles: ["./data", { path: "./out", mode: "rw" }],
      envVariables: ["TOKEN"],
    },
  });
});

test("unknown keys and tables are errors that know what was meant", () => {
  const { diagnostics } = parse("[tasks]\ndefault_rma = 1\n[task]\nx = 1\n[workflow]\nzebra = 1\n");
  expect(diagnostics.map(({ code, hint, place }) => [code, hint, place?.line])).toEqual([
    ["CAP103", 'Did you mean "default_ram"?', 2],
    ["CAP103", 'Did you mean "tasks"?', 3],
    ["CAP103", "Known here: name, version, entrypoint, locales.", 6],
  ]);
});

test("text that is no TOML is an error at its place", () => {
  const { diagnostics } = parse('[tasks]\ndefault_ram = "64MB\n');
  expect(diagnostics).toMatchObject([{ code: "CAP102", place: { line: 2 } }]);
});

test("a table's name with a plain value is an error", () => {
  expect(parse("tasks = 5\n").diagnostics).toMatchObject([{ code: "CAP104" }]);
});
