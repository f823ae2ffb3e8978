import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Request, runGuest } from "./support/guest.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "capsule-guest-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const run = (code: string, request: Partial<Request> = {}) =>
  runGuest("python", { code, ...request }, { mounts: [`${directory}::/:rw`] });

describe("the last expression", () => {
  it("is the value, and its text as printed", async () => {
    expect(await run("x = 20\n{'a': (x, x + 1)}")).toMatchObject({
      value: { a: [20, 21] },
      text: "{'a': (20, 21)}",
      error: null,
    });
  });

  it("is a text as it is", async () => {
    expect(await run("'it' + \"'s\"")).toMatchObject({ value: "it's", text: "it's" });
  });

  it.each(["", "# nothing", "x = 1", "None", "print()"])("is nothing in %j", async (code) => {
    expect(await run(code)).toMatchObject({ value: undefined, text: undefined, error: null });
  });

  it("is a text alone where JSON has no form of it", async () => {
    for (const [code, text] of [
      ["float('nan')", "nan"],
      ["{1: 2}", "{1: 2}"],
      ["print", "<built-in function print>"],
      ["a = []\na.append(a)\na", "[[...]]"],
    ]) {
      expect(await run(code as string)).toMatchObject({ value: undefined, text, error: null });
    }
  });

  it("may fail in its own repr", async () => {
    const { error } = await run("class A:\n  def __repr__(self):\n    raise ValueError('no')\nA()");
    expect(error?.message).toBe("ValueError: no");
    expect(error?.stack).toContain('File "snippet.py", line 3, in __repr__');
  });
});

describe("a snippet's module", () => {
  it("is a real one", async () => {
    const { value } = await run(`
import dataclasses, inspect, pickle, sys, typing

@dataclasses.dataclass
class Point:
    x: int = 1

copy = pickle.loads(pickle.dumps(Point(5)))
[__name__, sys.modules["__main__"].Point is Point, copy.x, typing.get_type_hints(Point)["x"].__name__,
 inspect.getsource(Point).splitlines()[1]]`);
    expect(value).toEqual(["__main__", true, 5, "int", "class Point:"]);
  });

  it("has what it is given", async () => {
    const inputs = { rows: [{ n: 1 }, { n: 2 }], factor: 10 };
    expect((await run("sum(r['n'] for r in rows) * factor", { inputs })).value).toBe(30);
  });

  it("has tools, which call the host", async () => {
    const { value, error } = await run("weather.__name__", { tools: ["weather"] });
    expect([value, error]).toEqual(["weather", null]);
    // Nobody answers here: the name that is asked for can be seen.
    const asked = await run("await weather('Oslo')", { tools: ["weather"] });
    expect(asked.error?.message).toContain("`tool:weather`");
    expect(asked.error?.stack).toContain('File "snippet.py", line 1, in <module>');
  });

  it("may redefine everything", async () => {
    const names = "str = repr = len = isinstance = print = dict = type = list = 5\n[1, 'a']";
    expect(await run(names)).toMatchObject({ value: [1, "a"], text: "[1, 'a']" });
    const builtins =
      "import builtins\nbuiltins.str = builtins.isinstance = builtins.len = None\n{1}";
    expect(await run(builtins)).toMatchObject({ value: [1], text: "{1}" });
  });

  it("doesn't see the guest", async () => {
    const { value } = await run(
      "import sys, os\n[m for m in sys.modules if m.startswith(('snippet', 'python'))] + os.listdir('/')",
    );
    expect(value).toEqual([]);
    expect((await run("import python")).error?.message).toContain("No module named 'python'");
  });
});

describe("waiting", () => {
  it("at the top level", async () => {
    const { value } = await run(`
import asyncio
async def one(n):
    await asyncio.sleep(0.001 * n)
    return n
results = await asyncio.gather(one(2), one(1))
[*results, await one(3)]`);
    expect(value).toEqual([2, 1, 3]);
  });

  it("with async for, async with and asynchronous comprehensions", async () => {
    const { value } = await run(`
from contextlib import asynccontextmanager
async def count():
    for i in range(3):
        yield i
@asynccontextmanager
async def doubled(n):
    yield n * 2
seen = []
async for i in count():
    seen.append(i)
async with doubled(4) as n:
    seen.append(n)
seen + [i async for i in count() if i]`);
    expect(value).toEqual([0, 1, 2, 8, 1, 2]);
  });

  it("with asyncio.run and run_until_complete, beside await or without", async () => {
    const main = "import asyncio\nasync def main():\n    await asyncio.sleep(0)\n    return 7\n";
    expect((await run(`${main}asyncio.run(main())`)).value).toBe(7);
    expect((await run(`${main}asyncio.run(main()) + await main()`)).value).toBe(14);
    expect((await run(`${main}asyncio.get_event_loop().run_until_complete(main())`)).value).toBe(7);
    const both = `${main}n = await main()\nasyncio.get_event_loop().run_until_complete(main()) + n`;
    expect((await run(both)).value).toBe(14);
  });

  it("for what a snippet has started", async () => {
    const code = "import asyncio\nt = asyncio.create_task(asyncio.sleep(0, 3))\nawait t";
    expect((await run(code)).value).toBe(3);
  });

  it("in vain is an error with its place", async () => {
    const { error } = await run(
      "import asyncio\nasync def f():\n    await asyncio.Future()\nawait f()",
    );
    expect(error?.message).toContain("something that will never happen");
    expect(error?.stack).toContain('File "snippet.py", line 3, in f');
  });
});

describe("a failure", () => {
  it("has the snippet's frames and lines", async () => {
    const { error } = await run('def f(values):\n    return values["key"]\n\nf({"a": 1})');
    expect(error).toEqual({
      error_type: "task_error",
      message: "KeyError: 'key'",
      stack: `Traceback (most recent call last):
  File "snippet.py", line 4, in <module>
    f({"a": 1})
    ~^^^^^^^^^^
  File "snippet.py", line 2, in f
    return values["key"]
           ~~~~~~^^^^^^^
KeyError: 'key'`,
    });
  });

  it("keeps what it was raised from", async () => {
    const { error } = await run(
      "async def f():\n  try:\n    1 / 0\n  except ZeroDivisionError as e:\n    raise ValueError('x') from e\nawait f()",
    );
    expect(error?.stack).toContain(
      "ZeroDivisionError: division by zero\n\nThe above exception was the direct cause",
    );
    expect(error?.stack).not.toMatch(/asyncio|snippet\/|python\.py/);
  });

  it("of syntax has file, line and caret", async () => {
    const { error } = await run("a = 1\nb = (2,\nc = 3", { name: "snippet-4.py" });
    expect(error?.message).toContain("SyntaxError: '(' was never closed (snippet-4.py, line 2)");
    expect(error?.stack).toBe(
      "  File \"snippet-4.py\", line 2\n    b = (2,\n        ^\nSyntaxError: '(' was never closed",
    );
  });

  it("is none where the exit code is 0", async () => {
    for (const code of ["exit()", "import sys\nsys.exit(0)", "raise SystemExit", "quit()"]) {
      expect((await run(`print(1)\n${code}\nprint(2)`)).error).toBeNull();
    }
  });

  it("is one where it isn't", async () => {
    expect((await run("exit(3)")).error?.message).toBe("SystemExit: exit code 3");
    expect((await run("import sys\nsys.exit('no data')")).error?.message).toBe(
      "SystemExit: no data",
    );
  });

  it("is an EOFError where it asks for input", async () => {
    const { error, stdout } = await run("name = input('Name? ')");
    expect(error?.message).toBe(
      "EOFError: there is nobody to answer input(): pass values as `inputs`",
    );
    expect(error?.stack).toMatch(/line 1, in <module>\n.*\nEOFError/);
    expect(stdout).toBe("Name? \n");
  });
});

describe("imports", () => {
  const packages = {
    beautifulsoup4:
      "from bs4 import BeautifulSoup\nBeautifulSoup('<p>a</p><p>b</p>', 'html.parser').p.text",
    httpx: "import httpx\nhttpx.URL('https://a.b/c?d=e').host",
    "python-dateutil": "from dateutil import parser\nparser.parse('3 May 2024').isoformat()",
    pyyaml: "import yaml\nyaml.safe_load('a: [1, 2]')['a']",
    requests:
      "import requests\nrequests.Request('GET', 'http://a.b', params={'c': 1}).prepare().url",
    tabulate: "from tabulate import tabulate\ntabulate([[1, 2]], tablefmt='plain')",
  };
  const values: Record<keyof typeof packages, unknown> = {
    beautifulsoup4: "a",
    httpx: "a.b",
    "python-dateutil": "2024-05-03T00:00:00",
    pyyaml: [1, 2],
    requests: "http://a.b/?c=1",
    tabulate: "1  2",
  };

  it.each(Object.keys(packages) as (keyof typeof packages)[])(
    "%s where it is named",
    async (name) => {
      const { value, error } = await run(packages[name], { packages: [name] });
      expect(error).toBeNull();
      expect(value).toEqual(values[name]);
      expect((await run(packages[name])).error?.message).toContain(
        `: ${name} is in this interpreter; name it in \`packages\``,
      );
    },
  );

  it("don't see packages that aren't named, nor what these require", async () => {
    const seen =
      "import sys\n[n for n, m in sys.modules.items() if '/site-packages' in (getattr(m, '__file__', '') or '')]";
    expect((await run(seen)).value).toEqual(["tzdata"]);
    expect((await run("import urllib3")).error?.message).toContain(": requests is in this");
    const code = "import urllib3, importlib.util as u\n[u.find_spec('httpx'), urllib3.__name__]";
    expect((await run(code, { packages: ["requests"] })).value).toEqual([null, "urllib3"]);
  });

  it("of packages read the clock of the call", async () => {
    const code =
      "from dateutil import parser\nimport time\nparser._parser.DEFAULTPARSER.info._year == time.localtime().tm_year";
    expect((await run(code, { packages: ["python-dateutil"] })).value).toBe(true);
  });

  it("of what isn't there tell what is", async () => {
    expect((await run("import numpy as np")).error?.message).toBe(
      "ModuleNotFoundError: No module named 'numpy': beside the standard library, this interpreter has " +
        "beautifulsoup4, httpx, python-dateutil, pyyaml, requests, tabulate",
    );
    const { value } = await run(
      "import importlib.util as u\n[u.find_spec('numpy'), u.find_spec('yaml')]",
    );
    expect(value).toEqual([null, null]);
  });

  it("of the standard library and its time zones", async () => {
    const { value } = await run(
      "import sqlite3, zoneinfo, datetime as d\nd.datetime(2024, 7, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin')).isoformat()",
    );
    expect(value).toBe("2024-07-01T00:00:00+02:00");
  });

  it("of the workspace's modules, also those just written", async () => {
    await writeFile(join(directory, "ready.py"), "def f():\n    raise KeyError('there')\n");
    const { value, error } = await run(
      "open('fresh.py', 'w').write('n = 4')\nimport fresh, ready\nprint(fresh.n)\nready.f()",
    );
    expect(value).toBeUndefined();
    expect(error?.stack).toContain("File \"/ready.py\", line 2, in f\n    raise KeyError('there')");
    expect(await readFile(join(directory, "fresh.py"), "utf8")).toBe("n = 4");
    await rm(join(directory, "fresh.py"));
    await rm(join(directory, "ready.py"));
  });
});

describe("instances", () => {
  it("know nothing of each other", async () => {
    await run("import random, builtins\nrandom.seed(1)\nglobals()['left'] = builtins.left = 5");
    expect((await run("left")).error?.message).toContain("NameError");
    const numbers = await Promise.all([1, 2, 3].map(() => run("import random\nrandom.random()")));
    expect(new Set(numbers.map(({ value }) => value)).size).toBe(3);
  });
});
