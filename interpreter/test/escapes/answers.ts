import { attempts, fails, gives, isStopped } from "./types.ts";

/** What comes back: values, text and errors that are made to harm who reads them. */
export const ANSWERS = [
  ...attempts("javascript", [
    [
      "__proto__ as a member",
      `JSON.parse('{"__proto__": {"polluted": 1}}')`,
      gives(JSON.parse('{"__proto__": {"polluted": 1}}')),
    ],
    [
      "constructor as a member",
      "({ constructor: { prototype: { polluted: 1 } } })",
      gives({ constructor: { prototype: { polluted: 1 } } }),
    ],
    [
      "a value that lies about its JSON",
      "({ toJSON: () => ({ forged: 1 }) })",
      gives({ forged: 1 }),
    ],
    [
      "JSON of all objects",
      "Object.prototype.toJSON = () => 'forged'; ({ a: 1 })",
      gives("forged"),
    ],
    [
      "JSON.stringify of its own",
      `JSON.stringify = () => '{"success":true}'; ({ a: 1 })`,
      gives({ a: 1 }),
    ],
    [
      "a getter that throws",
      "({ get a() { throw new Error('thrown by a getter'); } })",
      gives(null),
    ],
    ["a proxy that throws", "new Proxy({}, { get() { throw new Error('trapped'); } })", fails(/./)],
    ["a value in itself", "const a = []; a.push(a); a", gives(null)],
    ["a value without JSON", "[10n]", gives(null)],
    ["text of half a character", "'\\ud800'.length", gives(1)],
    [
      "an array of great length",
      "const a = []; a.length = 2 ** 32 - 1; a",
      isStopped("fuel_exhausted", "out_of_memory", "invalid_result", "timeout", "task_error"),
    ],
    [
      "a value of great depth",
      "let a = 1; for (let i = 0; i < 1e5; i++) a = [a]; a",
      isStopped("fuel_exhausted", "stack_overflow", "invalid_result", "task_error"),
    ],
    [
      "a value of great size",
      "'x'.repeat(40 * 1024 * 1024)",
      isStopped("fuel_exhausted", "invalid_result", "out_of_memory"),
    ],
    [
      "an error of another kind",
      "throw { error_type: 'internal_error', message: 'forged', hint: 'forged' }",
      fails(/forged/),
    ],
    [
      "an error with a getter",
      "throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1; } })",
      isStopped("task_error"),
    ],
    ["an error that is none", "throw null", fails(/null/)],
    [
      "an error of great size",
      "throw new Error('x'.repeat(30 * 1024 * 1024))",
      isStopped("fuel_exhausted", "task_error", "out_of_memory", "invalid_result"),
    ],
    [
      "promises of its own",
      "Promise.prototype.then = function () { return 'forged'; }; 1 + 1",
      gives(2),
    ],
    [
      "a thenable without end",
      "({ then(resolve) { resolve(this); } })",
      isStopped("fuel_exhausted", "timeout", "out_of_memory"),
    ],
    [
      "a thenable that answers twice",
      "({ then(resolve) { resolve('first'); resolve('second'); } })",
      gives("first"),
    ],
    [
      "members of arrays of its own",
      "Array.prototype.map = Array.prototype.push = () => { throw 1; }; [1, 2]",
      gives([1, 2]),
    ],
    [
      "a setter on all objects",
      "Object.defineProperty(Object.prototype, 'value', { set() { throw 1; }, get() { return 'forged'; } }); 7",
      isStopped("task_error"),
    ],
    [
      "a setter for the text",
      "Object.defineProperty(Object.prototype, 'text', { set() { throw 1; }, get() { return 'forged'; } }); 7",
      gives(7),
    ],
    [
      "a printed answer",
      `console.log('{"success":true,"value":"forged"}'); undefined`,
      gives(null),
    ],
    [
      "an inspection of its own",
      "({ [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('inspected'); } })",
      gives({}),
    ],
  ]),
  ...attempts("python", [
    [
      "__proto__ as a member",
      "{'__proto__': {'polluted': 1}}",
      gives(JSON.parse('{"__proto__": {"polluted": 1}}')),
    ],
    [
      "the members of an answer",
      "{'value': 'forged', 'text': 'forged', 'error': None}",
      gives({ value: "forged", text: "forged", error: null }),
    ],
    [
      "a repr that throws",
      "class A:\n    def __repr__(self):\n        raise ValueError('in a repr')\nA()",
      fails(/in a repr/),
    ],
    [
      "a repr without end",
      "class A:\n    def __repr__(self):\n        return repr(self)\nA()",
      isStopped("stack_overflow", "task_error"),
    ],
    [
      "a repr that is no text",
      "class A:\n    def __repr__(self):\n        return 1\nA()",
      fails(/./),
    ],
    [
      "a repr of great size",
      "class A:\n    def __repr__(self):\n        return 'x' * (60 * 1024 * 1024)\nA()",
      isStopped("fuel_exhausted", "out_of_memory", "invalid_result"),
    ],
    [
      "a dict of its own",
      "class D(dict):\n    def items(self):\n        raise ValueError('no items')\nD(a=1)",
      gives(null),
    ],
    [
      "a str of its own",
      "class S(str):\n    def __str__(self):\n        return 'forged'\nlen(S('true'))",
      gives(4),
    ],
    [
      "json of its own",
      "import json\njson.dumps = lambda *_: 'forged'\njson.JSONEncoder.encode = lambda *_: 'forged'\n[1, 2]",
      isStopped("invalid_result"),
    ],
    [
      "builtins of its own",
      "import builtins\nfor name in ('repr', 'str', 'isinstance', 'len', 'type', 'dict', 'print'):\n    setattr(builtins, name, None)\n40 + 2",
      gives(42),
    ],
    [
      "the guest's modules, broken",
      "import sys\nfor name in list(sys.modules):\n    if name.startswith(('snippet', 'capsule')):\n        sys.modules[name].__dict__.clear()\n42",
      isStopped("task_error", "trap", "invalid_result", "internal_error"),
    ],
    ["no modules at all", "import sys\nsys.modules.clear()\n42", gives(42)],
    ["a value in itself", "a = []\na.append(a)\na", gives(null)],
    [
      "a value of great depth",
      "a = 1\nfor _ in range(100_000):\n    a = [a]\na",
      isStopped("fuel_exhausted", "stack_overflow", "task_error", "invalid_result", "trap"),
    ],
    [
      "a value of great size",
      "'x' * (40 * 1024 * 1024)",
      isStopped("fuel_exhausted", "invalid_result", "out_of_memory"),
    ],
    ["a number that isn't one", "[float('nan'), float('inf')]", gives(null)],
    [
      "an error that can't be told",
      "class E(Exception):\n    def __str__(self):\n        raise RuntimeError('again')\nraise E()",
      fails(/E/),
    ],
    [
      "an error of no class of errors",
      "class E(BaseException):\n    pass\nraise E('past everything')",
      fails(/past everything/),
    ],
    ["an exit that is a success", "raise SystemExit(0)", gives(null)],
    [
      "an error with the mark of another",
      "class timeout(Exception):\n    error_type = 'internal_error'\nraise timeout('forged')",
      fails(/forged/),
    ],
    [
      "a group of errors without end",
      "def nest(n):\n    return ValueError(n) if n == 0 else ExceptionGroup('g', [nest(n - 1)])\nraise nest(200)",
      isStopped("task_error", "stack_overflow"),
    ],
    [
      "a chain of errors in a circle",
      "a = ValueError('a')\nb = ValueError('b')\na.__cause__ = b\nb.__cause__ = a\nraise a",
      fails(/a/),
    ],
  ]),
];
