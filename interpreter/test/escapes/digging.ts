import { ANYHOW, attempts, fails, gives, isStopped } from "./types.ts";

/** From what is at hand to what is hidden behind it. */
export const DIGGING = [
  ...attempts("python", [
    [
      "all classes that there are, for one that starts a program",
      `found = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ in ('Popen', '_wrap_close')]
results = []
for c in found:
    try:
        c.__init__.__globals__['popen']('id')
    except Exception as error:
        results.append(type(error).__name__)
[r for r in results if r not in ('OSError', 'KeyError', 'AttributeError', 'NameError')]`,
      gives([]),
    ],
    [
      "the frames below",
      `import sys
frame = sys._getframe()
seen = []
while frame is not None:
    seen += [name for name in frame.f_globals.get('os', sys).__dict__.get('environ', {})]
    frame = frame.f_back
seen`,
      gives([]),
    ],
    [
      "the frame of an error",
      "try:\n    1 / 0\nexcept Exception as error:\n    tb = error.__traceback__\ntb.tb_frame.f_builtins['open']('/etc/passwd')",
      isStopped("permission_denied"),
    ],
    [
      "objects of the collector",
      "import gc\n[o for o in gc.get_objects() if type(o).__name__ == 'Environ' and len(o)]",
      gives([]),
    ],
    [
      "who refers to a module",
      "import gc, os\nfor r in gc.get_referrers(os):\n    if isinstance(r, dict) and 'environ' in r:\n        assert dict(r['environ']) == {}\n1",
      gives(1),
    ],
    [
      "bytecode of its own",
      "def f():\n    pass\nf.__code__ = f.__code__.replace(co_code=bytes([255, 255] * 50))\nf()",
      ANYHOW,
    ],
    [
      "bytecode that reads past its constants",
      "def f():\n    return 1\nf.__code__ = f.__code__.replace(co_consts=())\nf()",
      ANYHOW,
    ],
    [
      "code from marshal",
      "import marshal\nmarshal.loads(b'c' + b'\\xff' * 64)",
      isStopped("task_error", "trap", "out_of_memory"),
    ],
    [
      "eval in eval",
      "code = '1'\nfor _ in range(5):\n    code = f'eval({code!r})'\neval(code)",
      gives(1),
    ],
    [
      "eval with other builtins",
      "eval('__import__(\"os\").system(\"id\")', {'__builtins__': __builtins__})",
      fails(/processes are not available/),
    ],
    ["the loader of a module", "import os\nos.__spec__.loader.get_data(host['file'])", fails(/./)],
    [
      "an importer of its own",
      "import sys\nclass Finder:\n    @staticmethod\n    def find_spec(name, path=None, target=None):\n        raise ImportError('mine')\nsys.meta_path.insert(0, Finder)\nimport socketserver_x",
      isStopped("task_error", "trap"),
    ],
    ["modules with native code", "import _posixsubprocess", fails(/_posixsubprocess/)],
    [
      "a hook for audits",
      "import sys\nseen = []\nsys.addaudithook(lambda *event: seen.append(event[0]))\nimport os\ntry:\n    open('/etc/passwd')\nexcept OSError:\n    pass\n'open' in seen or not seen",
      gives(true),
    ],
    [
      "builtins for the next run",
      "import builtins\nbuiltins.open = builtins.print = builtins.int = lambda *_: 'poisoned'\n1",
      gives(1),
    ],
    [
      "the raw calls of the component",
      "import componentize_py_runtime\ncomponentize_py_runtime.call_import(10**6, [], 0)",
      isStopped("trap", "task_error"),
    ],
    [
      "a resource that isn't its own",
      "import componentize_py_runtime\ncomponentize_py_runtime.drop_resource(0, 12345)",
      isStopped("trap", "task_error"),
    ],
    [
      "a descriptor that is made up",
      "from wit_world.imports import wasi_filesystem_types as types\nd = object.__new__(types.Descriptor)\nd.read(1, 0)",
      isStopped("task_error", "trap"),
    ],
  ]),
  ...attempts("javascript", [
    ["the function constructor", "(() => {}).constructor('return process.env')()", gives({})],
    [
      "the constructor of a value of the host",
      "host.constructor.constructor('return this')() === globalThis",
      gives(true),
    ],
    [
      "the constructor of an input's prototype",
      "Object.getPrototypeOf(host) === Object.prototype",
      gives(true),
    ],
    [
      "the caller of the code",
      "(function () { try { return String(arguments.callee.caller); } catch (error) { return 'refused'; } })()",
      gives("undefined"),
    ],
    [
      "frames as objects",
      "Error.prepareStackTrace = (_, frames) => frames.map((f) => f.getFileName()); new Error().stack",
      gives(["snippet.js"]),
    ],
    [
      "names of the engine",
      "Reflect.ownKeys(globalThis).filter((name) => /native|__capsule|bjson|javy/i.test(String(name)))",
      gives([]),
    ],
    [
      "symbols of the engine",
      "Object.getOwnPropertySymbols(globalThis).filter((s) => s !== Symbol.toStringTag).length",
      gives(0),
    ],
    [
      "the prototype of the global object",
      "Object.setPrototypeOf(globalThis, null); typeof globalThis",
      gives("object"),
    ],
    [
      "prototypes for the next run",
      "Object.prototype.toString = Array.prototype.join = () => 'poisoned'; Function.prototype.call = null; 1",
      gives(1),
    ],
    [
      "the hooks of modules",
      "[Object.keys(require.cache ?? {}), Object.keys(require.extensions ?? {})]",
      gives([[], []]),
    ],
    [
      "the resolution of modules",
      "require('module')._load?.('child_process') ?? null",
      gives(null),
    ],
    [
      "eval in eval",
      "let s = '1'; for (let i = 0; i < 5; i++) s = `eval(${JSON.stringify(s)})`; eval(s)",
      gives(1),
    ],
    [
      "eval from afar",
      "(0, eval)('typeof require(\"child_process\")')",
      fails(/child_process is not available/),
    ],
    [
      "a generator's constructor",
      "Object.getPrototypeOf(async function* () {}).constructor('yield process.env.PATH')().next().then(({ value }) => value ?? null)",
      gives(null),
    ],
    [
      "a module from text",
      "await import('data:text/javascript,export default 1')",
      fails(/Cannot find module/),
    ],
    [
      "a module from a blob",
      "await import(URL.createObjectURL(new Blob(['export default 1'])))",
      fails(/./),
    ],
    [
      "a source of the engine",
      "require('fs').readFileSync(new Error().stack.match(/\\((.*?):/)?.[1] ?? 'snippet.js')",
      isStopped("permission_denied"),
    ],
    [
      "the source of a function of the engine",
      "[fetch, require, setTimeout].every((f) => /\\[native code\\]|^(async )?function|=>/.test(Function.prototype.toString.call(f)))",
      gives(true),
    ],
  ]),
];
