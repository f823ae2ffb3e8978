import { attempts, fails, gives, isDenied, isStopped } from "./types.ts";

/** A workspace of one megabyte. */
const small = () => ({ files: { "here.txt": "here" }, workspaceSize: "1MB" });

/** The one directory that may be written to. */
export const WORKSPACE = [
  ...attempts("python", [
    ["a link out", "import os\nos.symlink('/etc', 'out')", isDenied(), small],
    [
      "a link out, by the way up",
      "import os\nos.symlink('../../../etc', 'out')",
      isDenied(),
      small,
    ],
    [
      "a link to a file within",
      "import os\nos.symlink('here.txt', 'again.txt')",
      isDenied(),
      small,
    ],
    ["a hard link", "import os\nos.link('here.txt', 'again.txt')", isDenied(), small],
    [
      "a link, raw",
      "from wit_world.imports import preopens\npreopens.get_directories()[0][0].symlink_at('/etc', 'out')",
      fails(/NOT_PERMITTED/),
      small,
    ],
    [
      "the way up, raw",
      `from wit_world.imports import preopens
from wit_world.imports.wasi_filesystem_types import DescriptorFlags, OpenFlags, PathFlags
root = preopens.get_directories()[0][0]
root.open_at(PathFlags(0), '../../etc/passwd', OpenFlags(0), DescriptorFlags.READ)`,
      fails(/NOT_PERMITTED/),
      small,
    ],
    [
      "the way up",
      "open('../../../etc/passwd')",
      isStopped("permission_denied", "task_error"),
      small,
    ],
    [
      "a link from an archive",
      "import io, tarfile\nlink = tarfile.TarInfo('out')\nlink.type = tarfile.SYMTYPE\nlink.linkname = '/etc'\narchive = tarfile.TarFile(fileobj=io.BytesIO(link.tobuf() + bytes(1024)))\narchive.extractall('/', filter='fully_trusted')\nimport os\nsorted(os.listdir('/'))",
      gives(["here.txt"]),
      small,
    ],
    [
      "a file from an archive, above",
      "import io, tarfile\ninfo = tarfile.TarInfo('../../escaped.txt')\narchive = tarfile.TarFile(fileobj=io.BytesIO(info.tobuf() + bytes(1024)))\narchive.extractall('/', filter='fully_trusted')",
      isStopped("permission_denied", "task_error"),
      small,
    ],
    [
      "more bytes than there is room for",
      "with open('big', 'wb') as file:\n    for _ in range(100):\n        file.write(bytes(1 << 20))",
      fails(/./),
      small,
    ],
    ["a file with holes", "open('holes', 'wb').truncate(1 << 40)", fails(/No space/), small],
    [
      "a byte far out",
      "import os\nos.pwrite(os.open('far', os.O_CREAT | os.O_WRONLY), b'x', 1 << 40)",
      fails(/./),
      small,
    ],
    [
      "files that are deleted while they are open",
      "import os\nkept = []\nwhile True:\n    file = open('x', 'wb', buffering=0)\n    file.write(bytes(900_000))\n    os.unlink('x')\n    kept.append(file)",
      fails(/./),
      small,
    ],
    [
      "files without content",
      "for number in range(100_000):\n    open(f'f{number}', 'w').close()",
      fails(/No space/),
      small,
    ],
    [
      "directories without end",
      "import os\nfor number in range(100_000):\n    os.mkdir(f'd{number}')",
      fails(/No space/),
      small,
    ],
    [
      "directories of great depth",
      "import os\npath = ''\nfor _ in range(10_000):\n    path += 'd/'\n    os.mkdir(path)",
      fails(/./),
      small,
    ],
    ["names of great length", "open('n' * 10_000, 'w')", fails(/./), small],
    ["a pipe", "import os\nos.mkfifo('pipe')", fails(/mkfifo/), small],
    ["a device", "import os\nos.mknod('device', 0o60666, 0)", fails(/mknod/), small],
    [
      "rights that lock the host out",
      "import os\nos.chmod('/', 0)\nos.chmod('here.txt', 0)\nopen('here.txt').read()",
      gives("here"),
      small,
    ],
    [
      "the workspaces of others",
      "import os\n[name for name in os.listdir('/') if name != 'here.txt'] + [name for name in ('..', '/..', '/../..') if os.path.exists(name) and os.path.samefile(name, '/') is False]",
      gives([]),
      small,
    ],
    [
      "the root that goes",
      "import os\nos.rmdir('/')",
      isStopped("permission_denied", "task_error"),
      small,
    ],
    [
      "the root by another name",
      "import os\nos.rename('/', '/other')",
      isStopped("permission_denied", "task_error"),
      small,
    ],
  ]),
  ...attempts("javascript", [
    ["a link out", "require('fs').symlinkSync('/etc', 'out')", fails(/symlinkSync/), small],
    ["a hard link", "require('fs').linkSync('here.txt', 'again.txt')", isDenied(), small],
    [
      "the way up by another name",
      "const fs = require('fs'); fs.renameSync('here.txt', '../escaped.txt'); fs.readdirSync('/')",
      gives(["escaped.txt"]),
      small,
    ],
    [
      "the way up",
      "const fs = require('fs'); fs.writeFileSync('../../escaped.txt', 'x'); fs.readdirSync('/')",
      gives(["escaped.txt", "here.txt"]),
      small,
    ],
    [
      "the way up in a name that is decoded",
      "require('fs').readFileSync('..%2f..%2fetc%2fpasswd')",
      fails(/ENOENT/),
      small,
    ],
    [
      "more bytes than there is room for",
      "const fs = require('fs'); for (;;) fs.appendFileSync('big', 'x'.repeat(1e5))",
      fails(/ENOSPC/),
      small,
    ],
    [
      "a file with holes",
      "const fs = require('fs'); fs.writeFileSync('a', ''); fs.truncateSync('a', 2 ** 40)",
      fails(/ENOSPC/),
      small,
    ],
    [
      "copies of a file",
      "const fs = require('fs'); fs.writeFileSync('a', 'x'.repeat(2e5)); for (let i = 0; ; i++) fs.copyFileSync('a', 'a' + i)",
      fails(/ENOSPC/),
      small,
    ],
    [
      "files without content",
      "const fs = require('fs'); for (let i = 0; ; i++) fs.writeFileSync('f' + i, '')",
      fails(/ENOSPC/),
      small,
    ],
    [
      "a temporary directory for each",
      "const fs = require('fs'); for (;;) fs.mkdtempSync('/t-')",
      fails(/ENOSPC/),
      small,
    ],
    [
      "files that are open without end",
      "const fs = require('fs'); for (;;) fs.openSync('here.txt', 'r')",
      isStopped("task_error", "out_of_memory", "fuel_exhausted", "trap"),
      small,
    ],
    ["a watch of the directory", "require('fs').watch('/')", fails(/watch/), small],
  ]),
];
