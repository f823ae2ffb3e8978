import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { closureOf } from "../../src/python/closure.ts";
import { discoverPython } from "../../src/python/discover.ts";
import { writeProject } from "../support/project.ts";

const find = async (files: Record<string, string>, ...entries: string[]) => {
  const root = writeProject(files);
  const found = await discoverPython({
    root,
    entries: (entries.length > 0 ? entries : ["main.py"]).map((entry) => join(root, entry)),
  });
  const path = (file: string) => relative(root, file);
  return {
    ...found,
    names: found.tasks.map(({ name }) => name),
    codes: found.diagnostics.map(({ code }) => code),
    roots: found.roots.map(path),
    files: (file: string) =>
      closureOf(join(root, file), found.modules)
        .modules.map((module) => path(module.file))
        .sort(),
    moduleOf: (file: string) => found.modules.get(join(root, file))?.name,
  };
};

test.each([
  ["from capsule import task\n@task"],
  ["from capsule import task\n@task()"],
  ["from capsule import task as t\n@t(ram='1MB')"],
  ["import capsule\n@capsule.task"],
  ["import capsule as c\n@c.task(name='found')"],
  ["from capsule import *\n@task"],
  ["import os, capsule\n@capsule.task()"],
  ["from sdk import task\n@task"],
  ["from sdk import task as again\n@again"],
  ["import sdk\n@sdk.task"],
  ["from sdk import *\n@task"],
  ["import lib.sdk\n@lib.sdk.define"],
  ["try:\n    from capsule import task\nexcept ImportError:\n    task = lambda f: f\n@task"],
])("a task is found by what `task` is: %j", async (head) => {
  const { names, codes } = await find({
    "main.py": `${head}\ndef found(): ...\n`,
    "sdk.py": "from capsule import task\n",
    "lib/__init__.py": "",
    "lib/sdk.py": "from capsule import task as define\n",
  });
  expect(codes).toEqual([]);
  expect(names).toEqual(["found"]);
});

test.each([
  ["from celery import task\n@task"],
  ["from other import task\n@task"],
  ["class capsule:\n    task = staticmethod(print)\n@capsule.task"],
  ["def task(f): return f\n@task"],
])("another function of that name is none: %j", async (head) => {
  const { names, codes } = await find({
    "main.py": `${head}\ndef found(): ...\n`,
    "other.py": "def task(f):\n    return f\n",
  });
  expect([names, codes]).toEqual([[], []]);
});

test("tasks are found in all modules that an entry leads to, async functions too", async () => {
  const { names } = await find({
    "main.py": "import app.clean\nfrom app import late\n",
    "app/__init__.py": "from . import first\n",
    "app/first.py": "from capsule import task\n@task\ndef first(): ...\n",
    "app/clean.py": "from capsule import task\n@task\nasync def clean(): ...\n",
    "app/late.py": "def f():\n    from .lazy import g\n",
    "app/lazy.py": "from capsule import task\n@task\ndef g(): ...\n",
    "app/unused.py": "from capsule import task\n@task\ndef unused(): ...\n",
  });
  expect(names.sort()).toEqual(["clean", "first", "g"]);
});

test("a file brings the modules that it imports, and the packages around them", async () => {
  const { files, moduleOf } = await find(
    {
      "app/__init__.py": "",
      "app/tasks.py": `from capsule import task
from typing import TYPE_CHECKING
import json
from . import near
from .deep.er import thing
if TYPE_CHECKING:
    import app.types_only
if __name__ == "__main__":
    import app.script_only
@task
def t(): ...
`,
      "app/near.py": "from app import shared\n",
      "app/shared.py": "",
      "app/deep/__init__.py": "",
      "app/deep/er.py": "from ..shared import x\nthing = 1\n",
      "app/types_only.py": "",
      "app/script_only.py": "",
      "json_like.py": "",
    },
    "app/tasks.py",
  );
  expect(moduleOf("app/tasks.py")).toBe("app.tasks");
  expect(files("app/tasks.py")).toEqual([
    "app/__init__.py",
    "app/deep/__init__.py",
    "app/deep/er.py",
    "app/near.py",
    "app/shared.py",
    "app/tasks.py",
  ]);
});

test("what imports by computed names brings the modules around it", async () => {
  const { files } = await find(
    {
      "app/__init__.py": "",
      "app/tasks.py": `import importlib
from capsule import task
@task
def t(name): return importlib.import_module(f"app.plugins.{name}")
`,
      "app/plugins/__init__.py": "",
      "app/plugins/one.py": "",
      "app/.venv/pyvenv.cfg": "",
      "app/.venv/lib.py": "",
      "other.py": "",
    },
    "app/tasks.py",
  );
  expect(files("app/tasks.py")).toEqual([
    "app/__init__.py",
    "app/plugins/__init__.py",
    "app/plugins/one.py",
    "app/tasks.py",
  ]);
});

test("an import by a constant name is followed like any other", async () => {
  const { files } = await find({
    "main.py": 'from importlib import import_module\nplugin = import_module("plugin")\n',
    "plugin.py": "",
    "other.py": "",
  });
  expect(files("main.py")).toEqual(["main.py", "plugin.py"]);
});

test("a file outside of packages finds the modules beside it, then those of the root", async () => {
  const { files, moduleOf, roots } = await find(
    {
      "src/main.py": "import helpers\nimport top\n",
      "src/helpers.py": "",
      "helpers.py": "",
      "top.py": "",
    },
    "src/main.py",
  );
  expect(moduleOf("src/main.py")).toBe("main");
  expect(roots).toEqual(["src", ""]);
  expect(files("src/main.py")).toEqual(["src/helpers.py", "src/main.py", "top.py"]);
});

test("relative imports without an `__init__.py` are those of a namespace package", async () => {
  const { moduleOf, files } = await find(
    { "jobs/clean.py": "from . import words\n", "jobs/words.py": "" },
    "jobs/clean.py",
  );
  expect(moduleOf("jobs/clean.py")).toBe("jobs.clean");
  expect(files("jobs/clean.py")).toEqual(["jobs/clean.py", "jobs/words.py"]);
});

test("packages are told from the standard library and from what a `try` copes without", async () => {
  const { modules } = await find({
    "main.py": `import json, tomllib, cgi
import requests.sessions
from bs4 import BeautifulSoup
try:
    import lxml
except ImportError:
    lxml = None
def late():
    import yaml
`,
  });
  const [main] = [...modules.values()];
  expect(main?.externals.map(({ name, optional, lazy }) => [name, optional, lazy])).toEqual([
    ["cgi", false, false],
    ["requests", false, false],
    ["bs4", false, false],
    ["lxml", true, false],
    ["yaml", false, true],
  ]);
});

test("a file that would change what a name means is watched for", async () => {
  const root = writeProject({ "main.py": "import helpers\n" });
  const { files } = await discoverPython({ root, entries: [join(root, "main.py")] });
  expect(files).toContain(join(root, "helpers.py"));
  expect(files).toContain(join(root, "helpers/__init__.py"));
});
