import { join } from "node:path";
import { expect, test } from "vitest";
import { discoverPython } from "../../src/python/discover.ts";
import { writeProject } from "../support/project.ts";

const VALUES = `
import enum

LIMITS = {"ram": "64MB", "timeout": f"{30}s"}
HOSTS = ["api.example.com", "cdn.example.com"]
NAME: str = "typed"
FIRST, SECOND = "one", "two"
SEC = 1
RETRIES = {"few": SEC + 1, "many": 2**3 - 1}


class Level:
    LOW = "LOW"


class Size(enum.Enum):
    SMALL = "1MB"


class Mode(str, enum.Enum):
    RO = "ro"
`;

const CASES: [string, unknown][] = [
  ["'text'", "text"],
  ['"""long"""', "long"],
  ['"a" "b"', "ab"],
  ["f'{1}-{\"a\"}'", "1-a"],
  ["f'{SEC:03d}'", "001"],
  ["1_0 - 0x2", 8],
  ["-5 + +3 + ~1", -4],
  ["2 ** 3 % 5", 3],
  ["7 // 2", 3],
  ["1 / 2", 0.5],
  ["1 << 3 | 1", 9],
  ["not 0", true],
  ["1 < 2 < 3", true],
  ["None or 'b'", "b"],
  ["1 and 'b'", "b"],
  ["'b' if 2 > 1 else missing()", "b"],
  ["'a' or missing()", "a"],
  ["'x' in ['x']", true],
  ["(1, 2)", [1, 2]],
  ["LIMITS['ram']", "64MB"],
  ["values.LIMITS['timeout']", "30s"],
  ["pkg.settings.DEEP", "deep"],
  ["deep_settings.DEEP", "deep"],
  ["[*HOSTS, 'x']", ["api.example.com", "cdn.example.com", "x"]],
  ["HOSTS[1]", "cdn.example.com"],
  ["HOSTS[-1]", "cdn.example.com"],
  ["HOSTS + ['x']", ["api.example.com", "cdn.example.com", "x"]],
  ["NAME", "typed"],
  ["SECOND", "two"],
  ["RETRIES['few'] * RETRIES['many']", 14],
  ["Level.LOW", "LOW"],
  ["values.Level.LOW", "LOW"],
  ["Size.SMALL.value", "1MB"],
  ["Size.SMALL.name", "SMALL"],
  ["Mode.RO", "ro"],
  ["dict(ram='1MB', **LIMITS)", { ram: "64MB", timeout: "30s" }],
  ["{'a': 1, **{'b': 2}}", { a: 1, b: 2 }],
  ["FROM_STAR", "star"],
  ["renamed", "two"],
];

test("expressions of literals and constants have the values that Python gives them", async () => {
  const tasks = CASES.map(
    ([expression], index) => `@task(ram=${expression})\ndef t${index}(): ...\n`,
  );
  const root = writeProject({
    "values.py": VALUES,
    "stars.py": 'FROM_STAR = "star"\n',
    "pkg/__init__.py": "",
    "pkg/settings.py": 'DEEP = "deep"\n',
    "main.py": `
from capsule import task
import values
import pkg.settings
import pkg.settings as deep_settings
from values import LIMITS, HOSTS, NAME, SECOND, RETRIES, SEC, Level, Size, Mode
from values import SECOND as renamed
from stars import *

${tasks.join("\n")}`,
  });
  const found = await discoverPython({ root, entries: [join(root, "main.py")] });
  expect(found.diagnostics).toEqual([]);
  expect(found.tasks.map(({ options }, index) => [CASES[index]?.[0], options.ram])).toEqual(CASES);
});

test("options have their names in TypeScript, their places, and `None` is as if it weren't there", async () => {
  const root = writeProject({
    "main.py": `from capsule import task

@task(name=None, max_retries=2, allowed_hosts=["a.com",
    "b.com"], timeout=None)
def clean_text(): ...
`,
  });
  const { tasks } = await discoverPython({ root, entries: [join(root, "main.py")] });
  const [found] = tasks;
  expect(found).toMatchObject({
    name: "clean_text",
    function: "clean_text",
    language: "python",
    options: { maxRetries: 2, allowedHosts: ["a.com", "b.com"] },
    place: { line: 5, column: 5, length: 10 },
  });
  expect(found?.options).not.toHaveProperty("timeout");
  expect(found?.placeOf("allowedHosts", 1)).toMatchObject({ line: 4, column: 5, length: 7 });
  expect(found?.placeOf("maxRetries")).toMatchObject({ line: 3, column: 30, length: 1 });
  expect(found?.placeOf("ram")).toMatchObject({ line: 3, column: 2, length: 4 });
});

test("columns count UTF-16 units, as editors do", async () => {
  const root = writeProject({
    "main.py": 'from capsule import task\n\n@task(name="ä😀" + "1", ram="x")\ndef f(): ...\n',
  });
  const { diagnostics } = await discoverPython({ root, entries: [join(root, "main.py")] });
  expect(diagnostics).toMatchObject([
    { code: "CAP012", place: { line: 3, column: 12, length: 11 } },
  ]);
});
