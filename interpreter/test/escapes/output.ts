import { attempts, gives, isStopped } from "./types.ts";

/** More output than anybody can take, and such that isn't text. */
export const OUTPUT = [
  ...attempts("python", [
    [
      "lines without end",
      "while True:\n    print('x' * 1000)",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "one line without end",
      "import sys\nwhile True:\n    sys.stdout.write('x' * 1000)",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "errors without end",
      "import sys\nwhile True:\n    print('x' * 1000, file=sys.stderr)",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "great pieces",
      "import os\nwhile True:\n    os.write(1, b'x' * 1_000_000)",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "great pieces, raw",
      "from wit_world.imports import stdout\nstream = stdout.get_stdout()\nwhile True:\n    stream.blocking_write_and_flush(b'x' * 4096)",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    ["bytes that are no text", "import os\nos.write(1, b'\\xff\\xfe\\x00\\n')", gives(4)],
    [
      "warnings without end",
      "import warnings\nwarnings.simplefilter('always')\nwhile True:\n    warnings.warn('x' * 100)",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "an output that is gone",
      "import sys\nsys.stdout = sys.stderr = None\nprint('nowhere')\n1",
      gives(1),
    ],
    ["an output that is closed", "import os\nos.close(1)\nos.close(2)\n1", gives(1)],
  ]),
  ...attempts("javascript", [
    [
      "lines without end",
      "for (;;) console.log('x'.repeat(1000))",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "one line without end",
      "for (;;) process.stdout.write('x'.repeat(1000))",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "errors without end",
      "for (;;) console.error('x'.repeat(1000))",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "great lines",
      "const line = 'x'.repeat(4e6); for (;;) console.log(line)",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "lines of two characters",
      "for (;;) console.log('')",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    ["orders to a terminal", "console.log('\\x1b]0;title\\x07\\x1b[2J\\x1bc'); 1", gives(1)],
    [
      "a great object",
      "const o = {}; for (let i = 0; i < 1e4; i++) o['k' + i] = { a: [1, 2, 3] }; for (;;) console.log(o)",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
    [
      "output of a timer without end",
      "setInterval(() => console.log('x'.repeat(1e4)), 0); await new Promise(() => {})",
      isStopped("fuel_exhausted", "timeout", "out_of_memory", "trap"),
    ],
  ]),
];
