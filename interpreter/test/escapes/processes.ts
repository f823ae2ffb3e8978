import { attempts, fails, gives, isStopped } from "./types.ts";

/** Other programs, threads, signals, native code. */
export const PROCESSES = [
  ...attempts("python", [
    ["a fork", "import os\nos.fork()", fails(/no attribute 'fork'/)],
    ["a shell", "import os\nos.system('id')", fails(/processes are not available/)],
    ["a pipe to a shell", "import os\nos.popen('id').read()", fails(/processes are not available/)],
    [
      "a program",
      "import subprocess\nsubprocess.check_output(['id'])",
      fails(/processes are not available/),
    ],
    ["another program in this place", "import os\nos.execv('/bin/sh', ['sh'])", fails(/./)],
    ["a program by posix_spawn", "import os\nos.posix_spawn('/bin/sh', ['sh'], {})", fails(/./)],
    [
      "a process of Python",
      "import multiprocessing\nmultiprocessing.Process(target=print).start()",
      fails(/processes are not available/),
    ],
    [
      "a pool of processes",
      "from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor().submit(print).result()",
      fails(/./),
    ],
    [
      "a thread",
      "import threading\nthreading.Thread(target=print).start()",
      fails(/threads are not available/),
    ],
    ["a thread, raw", "import _thread\n_thread.start_new_thread(print, ())", fails(/./)],
    [
      "a timer's thread",
      "import threading\nthreading.Timer(0, print).start()",
      fails(/threads are not available/),
    ],
    ["an alarm", "import signal\nsignal.alarm(1)", fails(/no attribute 'alarm'/)],
    ["a signal to the host's process", "import os\nos.kill(1, 9)", fails(/no attribute 'kill'/)],
    ["a signal to itself", "import signal\nsignal.raise_signal(signal.SIGINT)", fails(/./)],
    ["the C library", "import ctypes\nctypes.CDLL(None).system(b'id')", fails(/native code/)],
    ["the C interface of Python", "import ctypes\nctypes.pythonapi.Py_Exit(0)", fails(/./)],
    ["memory by its address", "import ctypes\nctypes.string_at(0, 64)", fails(/./)],
    ["memory by mmap", "import mmap\nmmap.mmap(-1, 4096)", fails(/not in a sandbox/)],
    [
      "limits of the process",
      "import resource\nresource.setrlimit(0, (1, 1))",
      fails(/not in a sandbox/),
    ],
    [
      "an extension module",
      "import importlib.machinery as m\nm.ExtensionFileLoader('x', '/x.so').create_module(None)",
      fails(/./),
    ],
    ["the end of the process", "import os\nos.abort()", fails(/abort/)],
    [
      "the end of the process, raw",
      "from wit_world.imports import exit as leave\nleave.exit(leave.Ok(None) if hasattr(leave, 'Ok') else None)",
      isStopped("trap", "task_error"),
    ],
  ]),
  ...attempts("javascript", [
    [
      "a program",
      "require('child_process').execSync('id')",
      fails(/child_process is not available/),
    ],
    [
      "a program by import",
      "await import('node:child_process')",
      fails(/child_process is not available/),
    ],
    [
      "a program by the way around",
      "String(process.getBuiltinModule('child_process'))",
      gives("undefined"),
    ],
    [
      "a program by createRequire",
      "require('module').createRequire('/x')('child_process')",
      fails(/child_process is not available/),
    ],
    [
      "a thread",
      "new (require('worker_threads').Worker)('1', { eval: true })",
      fails(/worker_threads is not available/),
    ],
    ["a worker of the Web", "new Worker('data:text/javascript,1')", fails(/Worker is not/)],
    ["a cluster", "require('cluster').fork()", fails(/cluster is not available/)],
    ["another context", "require('vm').runInThisContext('1')", fails(/node:vm is not available/)],
    ["a debugger", "require('inspector').open()", fails(/inspector is not available/)],
    [
      "the engine's flags",
      "require('v8').setFlagsFromString('--expose-gc')",
      fails(/node:v8 is not available/),
    ],
    ["a binding of the process", "process.binding('spawn_sync')", fails(/process\.binding/)],
    ["a library", "process.dlopen({ exports: {} }, '/x.node')", fails(/./)],
    ["a signal to the host's process", "process.kill(1, 'SIGKILL')", fails(/process\.kill/)],
    ["the end of the process", "process.exit(0)", gives(null)],
    ["the end of the process, as a failure", "process.exit(1)", fails(/process\.exit/)],
    ["the end of the process in disorder", "process.abort()", fails(/./)],
    [
      "WebAssembly of its own",
      "new WebAssembly.Module(new Uint8Array(8))",
      fails(/WebAssembly is not/),
    ],
    ["QuickJS's own modules", "await import('qjs:os')", fails(/Cannot find module/)],
    ["QuickJS's own modules by their old name", "await import('std')", fails(/Cannot find module/)],
  ]),
];
