import { attempts, fails, gives, isStopped } from "./types.ts";

const FULL = isStopped("out_of_memory", "fuel_exhausted");

/** All memory that there is, at once or bit by bit, and small things that become great. */
export const MEMORY = [
  ...attempts("python", [
    ["one great text", "len('x' * 10**9)", FULL],
    ["a text that doubles", "s = 'x'\nwhile True:\n    s += s", FULL],
    ["a list that grows", "a = []\nwhile True:\n    a.append([0] * 1000)", FULL],
    ["bytes", "bytearray(10**9)", FULL],
    ["a great number", "10 ** 10**8", FULL],
    ["a number that doubles", "n = 3\nwhile True:\n    n *= n", FULL],
    ["all products", "import itertools\nlist(itertools.product(range(100), repeat=6))", FULL],
    [
      "a program that writes itself",
      "source = 's = %r\\nprograms.append(s %% s)'\nprograms = ['x']\nwhile True:\n    programs.append(repr(programs))",
      FULL,
    ],
    [
      "a gzip bomb",
      "import gzip, zlib\nz = zlib.compressobj(9, zlib.DEFLATED, 31)\nbomb = b''.join(z.compress(bytes(1 << 20)) for _ in range(256)) + z.flush()\nlen(gzip.decompress(bomb))",
      FULL,
    ],
    [
      "a zip bomb",
      `import io, zipfile
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
    with archive.open('zeros', 'w') as entry:
        for _ in range(256):
            entry.write(bytes(1 << 20))
len(zipfile.ZipFile(buffer).read('zeros'))`,
      FULL,
    ],
    [
      "a tar bomb",
      `import io, tarfile
info = tarfile.TarInfo('sparse')
info.size = 1 << 40
archive = tarfile.open(fileobj=io.BytesIO(info.tobuf() + bytes(1024)))
archive.extractfile('sparse').read(1 << 30)`,
      isStopped("task_error", "out_of_memory"),
    ],
    [
      "a bomb that is imported",
      `import io, sys, zipfile
with zipfile.ZipFile('/bomb.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('bomb.py', 'x = 1' + '\\n' * (1 << 27))
sys.path.insert(0, '/bomb.zip')
import bomb`,
      FULL,
      () => ({ files: { "readme.txt": "" }, workspaceSize: "1MB" }),
    ],
    [
      "billions of laughs in XML",
      `import xml.etree.ElementTree as tree
lol = '<!ENTITY a "' + 'x' * 1000 + '">'
for one, next in zip('abcdefghi', 'bcdefghij'):
    lol += f'<!ENTITY {next} "{(f"&{one};") * 10}">'
tree.fromstring(f'<!DOCTYPE x [{lol}]><x>&j;</x>')`,
      isStopped("task_error", "out_of_memory", "fuel_exhausted"),
    ],
    [
      "billions of laughs in YAML",
      `import yaml
text = 'a: &a [x, x, x, x, x, x, x, x, x]\\n'
for one, next in zip('abcdefgh', 'bcdefghi'):
    text += f'{next}: &{next} [' + ', '.join([f'*{one}'] * 9) + ']\\n'
str(yaml.safe_load(text))`,
      FULL,
      () => ({ packages: ["pyyaml"] }),
    ],
    [
      "a pickle that grows",
      "import pickle\npickle.loads(b'\\x80\\x04]' + b'2' * 3 + b'\\x8d' + (1 << 40).to_bytes(8, 'little'))",
      isStopped("task_error", "out_of_memory"),
    ],
    [
      "a pickle that calls",
      "import pickle\npickle.loads(b\"cos\\nsystem\\n(S'id'\\ntR.\")",
      fails(/processes are not available/),
    ],
    [
      "errors that hold their frames",
      "kept = []\ndef hold(n):\n    block = bytearray(1 << 20)\n    try:\n        raise ValueError\n    except ValueError as error:\n        kept.append(error)\nwhile True:\n    hold(1)",
      FULL,
    ],
    [
      "frames without end",
      "def f(n):\n    return f(n + 1)\nimport sys\nsys.setrecursionlimit(10**9)\nf(0)",
      isStopped("stack_overflow", "trap", "out_of_memory", "fuel_exhausted"),
    ],
    [
      "brackets without end",
      "eval('(' * 100_000 + ')' * 100_000)",
      isStopped("task_error", "stack_overflow", "out_of_memory"),
    ],
    [
      "a comparison without end",
      "a = []\nb = []\nfor _ in range(100_000):\n    a = [a]\n    b = [b]\na == b",
      isStopped("stack_overflow", "task_error", "trap"),
    ],
  ]),
  ...attempts("javascript", [
    ["one great text", "'x'.repeat(2 ** 29).length", FULL],
    ["a text that doubles", "let s = 'x'; for (;;) s = [s, s].join('')", FULL],
    ["arrays", "const a = []; for (;;) a.push(new Array(1e5).fill(1))", FULL],
    ["bytes", "new Uint8Array(1e9).length", isStopped("out_of_memory", "task_error")],
    [
      "a buffer that grows",
      "const b = new ArrayBuffer(1, { maxByteLength: 2 ** 31 }); b.resize(2 ** 30); b.byteLength",
      isStopped("out_of_memory", "task_error"),
    ],
    ["a map that grows", "const m = new Map(); for (let i = 0; ; i++) m.set(i, { i })", FULL],
    [
      "closures",
      "let f = () => 0; for (;;) { const g = f; const a = new Array(100).fill(0); f = () => g() + a.length; }",
      FULL,
    ],
    [
      "a great number",
      "let n = 3n; for (;;) n *= n",
      isStopped("out_of_memory", "fuel_exhausted", "task_error"),
    ],
    [
      "a gzip bomb",
      "const z = require('zlib'); let b = z.gzipSync(Buffer.alloc(16e6)); z.gunzipSync(Buffer.concat(new Array(20).fill(b))).length",
      isStopped("out_of_memory", "task_error", "fuel_exhausted"),
    ],
    [
      "promises that nobody waits for",
      "const a = []; for (;;) a.push(new Promise(() => {}))",
      FULL,
    ],
    [
      "timers that nobody waits for",
      "for (;;) setTimeout(() => {}, 1e6)",
      isStopped("out_of_memory", "fuel_exhausted", "task_error", "trap"),
    ],
    ["symbols", "const a = []; for (let i = 0; ; i++) a.push(Symbol.for('s' + i))", FULL],
    [
      "a pattern that is great",
      "new RegExp('(a{0,1000}){0,1000}'.repeat(10_000)).test('a'.repeat(1e5))",
      isStopped("out_of_memory", "fuel_exhausted", "task_error", "stack_overflow"),
    ],
    ["frames without end", "(function f() { return f() + 1; })()", isStopped("stack_overflow")],
    [
      "frames without end that are caught",
      "function f() { try { return f(); } catch { return f(); } } f()",
      isStopped("stack_overflow", "fuel_exhausted"),
    ],
    [
      "brackets without end",
      "JSON.parse('['.repeat(1e5) + ']'.repeat(1e5)); 1",
      isStopped("stack_overflow", "task_error", "out_of_memory"),
    ],
    [
      "source without end",
      "eval('1' + '+1'.repeat(1e6))",
      isStopped("stack_overflow", "fuel_exhausted", "out_of_memory", "task_error"),
    ],
    [
      "texts that are nested",
      "let s = '1'; for (let i = 0; i < 40; i++) s = JSON.stringify(s + s); s.length",
      FULL,
    ],
    [
      "a copy of great size",
      "structuredClone(new Array(1e6).fill({ a: [1, 2, 3] }).map((x) => ({ ...x }))).length",
      FULL,
    ],
    [
      "small things that are dropped",
      "for (let i = 0; i < 1e3; i++) new Uint8Array(1e6); 'collected'",
      gives("collected"),
    ],
  ]),
];
