import { expect, test } from "vitest";
import type { Place } from "../../src/diagnostics/types.ts";
import { normalizePolicy, resolvePolicy } from "../../src/policy/normalize.ts";

const DEFAULTS = {
  fuel: 2_000_000_000,
  ram: 512 * 1024 ** 2,
  timeout: 30_000,
  maxRetries: 0,
  hosts: [],
  files: [],
  env: [],
};

const place = (file: string, line: number): Place => ({
  file,
  line,
  column: 1,
  length: 1,
  text: "",
});

test("nothing given means moderate limits and no capability", () => {
  const { policy, diagnostics } = normalizePolicy({}, () => null, "x");
  expect(policy).toEqual(DEFAULTS);
  expect(diagnostics).toEqual([]);
  expect(Object.keys(policy)).toEqual(Object.keys(DEFAULTS));
});

test("`undefined` is missing, `null` is refused", () => {
  const raw = { compute: undefined, ram: null, allowedHosts: undefined, allowedFiles: null };
  const { policy, diagnostics } = normalizePolicy(raw, () => null, 'task "a"');
  expect(policy).toEqual(DEFAULTS);
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["CAP031", 'null is not a valid `ram` for task "a"'],
    ["CAP035", 'null is not a valid `allowedFiles` for task "a": it is not a list'],
  ]);
});

test("a task's option wins over the configuration's, which wins over the built-in", () => {
  const task = { name: "a", options: { ram: "1MB", allowedHosts: [] }, placeOf: () => null };
  const defaults = {
    options: { ram: "2MB", timeout: "1s", allowedHosts: ["example.com"], envVariables: ["A"] },
    placeOf: () => null,
  };
  expect(resolvePolicy(task, defaults)).toEqual({
    policy: { ...DEFAULTS, ram: 1024 ** 2, timeout: 1000, env: ["A"] },
    diagnostics: [],
  });
  expect(resolvePolicy(task, null).policy).toEqual({ ...DEFAULTS, ram: 1024 ** 2 });
});

test("a problem is reported where its value was written, entries of lists by themselves", () => {
  const task = {
    name: "a",
    options: { ram: "x", allowedHosts: ["ok", "*bad"], envVariables: ["1"] },
    placeOf: (option: string, index?: number) => place(`${option}.${index}`, 1),
  };
  const defaults = { options: { timeout: "x" }, placeOf: () => place("capsule.config.ts", 2) };
  const { diagnostics } = resolvePolicy(task, defaults);
  expect(diagnostics.map(({ message, place }) => [message.split(":")[0], place?.file])).toEqual([
    ['"x" is not a valid `ram` for task "a"', "ram.undefined"],
    ['"x" is not a valid `timeout` for the configuration\'s defaults', "capsule.config.ts"],
    ['"*bad" is not a valid `allowedHosts` for task "a"', "allowedHosts.1"],
    ['"1" is not a valid `envVariables` for task "a"', "envVariables.0"],
  ]);
});

test("what is written twice is granted once", () => {
  const raw = {
    allowedHosts: ["example.com", "EXAMPLE.com", "https://example.com"],
    allowedFiles: ["./a", { path: "a", mode: "ro" }, "./a::/b"],
    envVariables: ["A", "B", "A"],
  };
  const { policy, diagnostics } = normalizePolicy(raw, () => null, "x");
  expect(diagnostics).toEqual([]);
  expect(policy.hosts).toHaveLength(2);
  expect(policy.files.map(({ guest }) => guest)).toEqual(["/a", "/b"]);
  expect(policy.env).toEqual(["A", "B"]);
});

test.each([[["./a::/x", "./b::/x"]], [["./a:ro", "./a:rw"]], [["./a::/", "."]]])(
  "%j contradict each other",
  (allowedFiles) => {
    const { diagnostics } = normalizePolicy({ allowedFiles }, () => null, "x");
    expect(diagnostics.map(({ code }) => code)).toEqual(["CAP037"]);
  },
);
