import { ANYHOW, attempts, gives, isStopped } from "./types.ts";

const LATE = isStopped("timeout", "fuel_exhausted");

/** Code that doesn't end, and such that won't be ended. */
export const TIME = [
  ...attempts("python", [
    ["a loop", "while True:\n    pass", LATE],
    [
      "a loop that catches all",
      "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass",
      LATE,
    ],
    [
      "a loop at the end of another",
      "try:\n    while True:\n        pass\nfinally:\n    while True:\n        pass",
      LATE,
    ],
    [
      "a loop after an error",
      "try:\n    raise ValueError\nfinally:\n    while True:\n        pass",
      LATE,
    ],
    [
      "a loop in the end of a context",
      "class C:\n    def __enter__(self):\n        pass\n    def __exit__(self, *_):\n        while True:\n            pass\nwith C():\n    raise ValueError",
      LATE,
    ],
    [
      "a finalizer that loops",
      "class A:\n    def __del__(self):\n        while True:\n            pass\na = A()\ndel a",
      LATE,
    ],
    [
      "a finalizer that revives",
      "kept = []\nclass A:\n    def __del__(self):\n        kept.append(self)\n        A()\nA()",
      ANYHOW,
    ],
    [
      "a finalizer at the end",
      "class A:\n    def __del__(self):\n        while True:\n            pass\na = A()\n1",
      gives(1),
    ],
    [
      "a callback of a weak reference",
      "import weakref\nclass A:\n    pass\na = A()\ndef loop(_):\n    while True:\n        pass\nr = weakref.ref(a, loop)\ndel a",
      LATE,
    ],
    [
      "a loop at the exit",
      "import atexit\n@atexit.register\ndef loop():\n    while True:\n        pass\n1",
      gives(1),
    ],
    [
      "a loop in a repr",
      "class A:\n    def __repr__(self):\n        while True:\n            pass\nA()",
      LATE,
    ],
    [
      "a loop in a comparison",
      "class A:\n    def __eq__(self, _):\n        while True:\n            pass\n    __hash__ = None\nA() == 1",
      LATE,
    ],
    [
      "a loop in a trace",
      "import sys\ndef trace(*_):\n    while True:\n        pass\nsys.settrace(trace)\ndef f():\n    pass\nf()",
      LATE,
    ],
    ["a long sleep", "import time\ntime.sleep(1e6)", isStopped("timeout")],
    ["a long wait", "import asyncio\nawait asyncio.sleep(1e6)", isStopped("timeout")],
    [
      "a wait for nothing",
      "import asyncio\nawait asyncio.get_running_loop().create_future()",
      isStopped("timeout", "task_error"),
    ],
    [
      "a wait that won't be cancelled",
      "import asyncio\nasync def stay():\n    while True:\n        try:\n            await asyncio.sleep(1e6)\n        except BaseException:\n            pass\nawait stay()",
      isStopped("timeout"),
    ],
    [
      "a flood of the event loop",
      "import asyncio\nloop = asyncio.get_running_loop()\ndef again():\n    loop.call_soon(again)\n    loop.call_soon(again)\nagain()\nawait asyncio.sleep(1e6)",
      isStopped("timeout", "fuel_exhausted", "out_of_memory"),
    ],
    [
      "tasks that make tasks",
      "import asyncio\nasync def fork():\n    asyncio.ensure_future(fork())\n    asyncio.ensure_future(fork())\n    await asyncio.sleep(0)\nawait fork()\nawait asyncio.sleep(1e6)",
      isStopped("timeout", "fuel_exhausted", "out_of_memory"),
    ],
    ["a pattern that goes back", "import re\nre.match(r'(a+)+$', 'a' * 40 + 'b')", LATE],
    ["a pattern of alternatives", "import re\nre.match(r'(a|a)*$', 'a' * 40 + 'b')", LATE],
    ["a sum without end", "import itertools\nsum(itertools.count())", LATE],
    ["a search in all numbers", "-1 in iter(int, 1)", LATE],
    [
      "a power in one step",
      "pow(3, 10**7, 10**10**6)",
      isStopped("timeout", "fuel_exhausted", "out_of_memory", "task_error"),
    ],
    [
      "a text of a number",
      "import sys\nsys.set_int_max_str_digits(0)\nlen(str(7 ** 2_000_000))",
      LATE,
    ],
    [
      "a hash that is slow",
      "import hashlib\nblock = bytes(10**6)\nwhile True:\n    block = hashlib.sha512(block).digest() * 15_000",
      isStopped("timeout", "fuel_exhausted", "out_of_memory"),
    ],
    [
      "a raw wait",
      "from wit_world.imports import monotonic_clock\nmonotonic_clock.subscribe_duration(10**18).block()",
      isStopped("timeout"),
    ],
  ]),
  ...attempts("javascript", [
    ["a loop", "for (;;);", LATE],
    ["a loop that catches all", "for (;;) try { for (;;); } catch {}", LATE],
    ["a loop at the end of another", "try { for (;;); } finally { for (;;); }", LATE],
    [
      "a loop in a generator's end",
      "function* g() { try { yield 1; } finally { for (;;); } } for (const x of g()) break;",
      LATE,
    ],
    ["a loop in a getter of the answer", "({ get a() { for (;;); } })", LATE],
    ["a loop in the JSON of the answer", "({ toJSON() { for (;;); } })", LATE],
    [
      "a loop in a finalizer",
      "new FinalizationRegistry(() => { for (;;); }).register({}, 1); let a = []; for (let i = 0; i < 1e4; i++) a = [a.length]; 1",
      gives(1),
    ],
    [
      "promises without end",
      "const again = () => Promise.resolve().then(again); await again()",
      LATE,
    ],
    [
      "microtasks without end",
      "const again = () => queueMicrotask(again); again(); await new Promise(() => {})",
      LATE,
    ],
    [
      "ticks without end",
      "const again = () => process.nextTick(again); again(); await new Promise(() => {})",
      LATE,
    ],
    ["an await without end", "for (;;) await null", LATE],
    ["timers without end", "setInterval(() => {}, 0); await new Promise(() => {})", LATE],
    [
      "timers that make timers",
      "const fork = () => { setTimeout(fork); setTimeout(fork); }; fork(); await new Promise(() => {})",
      isStopped("timeout", "fuel_exhausted", "out_of_memory", "task_error", "trap"),
    ],
    ["a long wait", "await require('timers/promises').setTimeout(1e8)", isStopped("timeout")],
    ["a wait for nothing", "await new Promise(() => {})", isStopped("timeout")],
    [
      "a wait in shared memory",
      "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
      isStopped("timeout", "task_error"),
    ],
    ["a pattern that goes back", "/(a+)+$/.test('a'.repeat(40) + 'b')", LATE],
    [
      "a pattern that looks ahead",
      "/^(?=(a+))*b/.test('a'.repeat(50)) || /(.*)*x$/.test('a'.repeat(40))",
      LATE,
    ],
    [
      "a sort that never agrees",
      "const a = Array.from({ length: 1e6 }, (_, i) => i); for (;;) a.sort(() => Math.random() - 0.5)",
      isStopped("timeout", "fuel_exhausted", "out_of_memory"),
    ],
    [
      "a search in a proxy",
      "const p = new Proxy({}, { get: () => p, has: () => true, getPrototypeOf: () => p }); for (let x = p; x; x = x.x);",
      LATE,
    ],
    [
      "a hash that is slow",
      "require('crypto').pbkdf2Sync('a', 'b', 1e9, 64, 'sha512')",
      isStopped("timeout", "fuel_exhausted"),
    ],
    [
      "primes of great size",
      "require('crypto').scryptSync('a', 'b', 64, { N: 2 ** 20, maxmem: 2 ** 31 })",
      isStopped("timeout", "fuel_exhausted", "out_of_memory", "task_error"),
    ],
  ]),
];
