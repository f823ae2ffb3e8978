import { attempts, fails, gives, isDenied } from "./types.ts";

/** Files of the machine. Without `files`, code has none but the interpreter's own modules. */
export const FILES = [
  ...attempts("python", [
    ["an absolute path", "open('/etc/passwd').read()", isDenied()],
    ["the way up", "open('../../../../../../etc/passwd').read()", isDenied()],
    ["a file whose path is known", "open(host['file']).read()", isDenied()],
    [
      "a descriptor's flags",
      "import os\nos.open(host['file'], os.O_RDWR | os.O_CREAT)",
      isDenied(),
    ],
    ["raw input", "import io\nio.FileIO(host['file']).readall()", fails(/No such file/)],
    [
      "a listing of what is above",
      "import os\nsorted(os.listdir('/..')) == sorted(os.listdir('/'))",
      gives(true),
    ],
    ["whether a file is there", "import os\nos.path.exists(host['file'])", gives(false)],
    ["a pattern of paths", "import glob\nglob.glob('/etc/**', recursive=True)", gives([])],
    [
      "a walk from the root",
      "import os\n[n for _, _, names in os.walk('/') for n in names if n in ('passwd', 'shadow')]",
      gives([]),
    ],
    ["the process's memory", "open('/proc/self/mem', 'rb').read(16)", isDenied()],
    ["the process's environment", "open('/proc/self/environ', 'rb').read()", isDenied()],
    ["the process's descriptors", "import os\nos.listdir('/proc/self/fd')", isDenied()],
    ["a device", "open('/dev/mem', 'rb').read(1)", isDenied()],
    [
      "descriptors by their numbers",
      `import os
found = []
for number in range(3, 256):
    try:
        found.append(os.read(number, 1))
    except OSError:
        pass
found`,
      gives([]),
    ],
    [
      "descriptors opened again",
      "import os\nos.fdopen(os.dup(5)).read()",
      fails(/Not supported|Bad file descriptor/),
    ],
    ["the lines of a source", "import linecache\nlinecache.getlines(host['file'])", gives([])],
    ["a file run as a program", "import runpy\nrunpy.run_path(host['file'])", isDenied()],
    [
      "a file loaded as a module",
      `import importlib.util
spec = importlib.util.spec_from_file_location('stolen', host['file'] + '.py')
spec.loader.get_data(host['file'])`,
      fails(/No such file/),
    ],
    ["a copy of a file", "import shutil\nshutil.copyfile(host['file'], '/copy')", isDenied()],
    ["a file that goes", "import os\nos.remove(host['file'])", isDenied()],
    ["a tree that goes", "import shutil\nshutil.rmtree('/etc')", isDenied()],
    ["a temporary file", "import tempfile\ntempfile.mkstemp()", fails(/./)],
    ["a zip archive of the machine", "import zipfile\nzipfile.ZipFile(host['file'])", isDenied()],
    [
      "the granted directories, raw",
      `from wit_world.imports import preopens
len(preopens.get_directories())`,
      gives(0),
    ],
    ["the interpreter's own module", "open('/python.py', 'w').write('x')", isDenied()],
  ]),
  ...attempts("javascript", [
    ["an absolute path", "require('fs').readFileSync('/etc/passwd', 'utf8')", isDenied()],
    ["the way up", "require('fs').readFileSync('../../../etc/passwd', 'utf8')", isDenied()],
    ["a file's URL", "require('fs').readFileSync(new URL(`file://${host.file}`))", isDenied()],
    ["bytes for a path", "require('fs').readFileSync(Buffer.from(host.file))", isDenied()],
    ["a promise of a file", "await require('fs/promises').readFile(host.file)", isDenied()],
    [
      "a stream of a file",
      `const { text } = require("stream/consumers");
await text(require("fs").createReadStream(host.file))`,
      isDenied(),
    ],
    [
      "a file with a zero in its name",
      "require('fs').readFileSync(host.file + '\\0.txt')",
      fails(/null bytes|invalid/i),
    ],
    ["whether a file is there", "require('fs').existsSync(host.file)", isDenied()],
    ["what a file is", "require('fs').statSync(host.file)", isDenied()],
    ["a listing of the root", "require('fs').readdirSync('/')", isDenied()],
    ["a new file", "require('fs').writeFileSync(host.file, 'overwritten')", isDenied()],
    ["a file that goes", "require('fs').rmSync(host.file)", isDenied()],
    ["a file by another name", "require('fs').renameSync(host.file, '/stolen')", isDenied()],
    [
      "descriptors by their numbers",
      `const fs = require("fs");
const found = [];
for (let number = 3; number < 256; number++) {
  try { found.push(fs.readSync(number, Buffer.alloc(1))); } catch {}
}
found`,
      gives([]),
    ],
    ["a file as a module", "require(host.file)", fails(/Cannot find module/)],
    [
      "a file's URL as a module",
      "await import(`file://${host.file}`)",
      fails(/Cannot find module/),
    ],
    [
      "a request for a file",
      "await fetch(`file://${host.file}`)",
      fails(/fetch failed|scheme|not supported|protocol/i),
    ],
    ["a change of directory", "process.chdir('/etc')", fails(/./)],
    ["the process's memory", "require('fs').openSync('/proc/self/mem', 'r+')", isDenied()],
    ["the process's environment", "require('fs').readFileSync('/proc/self/environ')", isDenied()],
  ]),
];
