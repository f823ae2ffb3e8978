// What calls.test.ts and its neighbours call, compiled by the real compiler.
import fs, { readFileSync, writeFileSync } from "node:fs";
import { remote, task } from "@capsule/runtime";

export const square = task({ name: "square", ram: "32MB" }, (n: number) => n * n);

export const echo = task(
  { name: "echo", ram: "1GB", timeout: "60s", compute: "HIGH" },
  (...args: unknown[]) => args,
);

export const defaults = task({ name: "defaults" }, (a: unknown = "a", b: unknown = "b") => ({
  a,
  b,
}));

export const nothing = task({ name: "nothing" }, () => {});

/** Not `for (;;);`: bundlers drop a loop without effects. */
function forever(): number {
  let n = 0;
  while (n >= 0) n += 1;
  return n;
}

export const spin = task({ name: "spin", timeout: "300ms", compute: "HIGH" }, forever);

export const spinLong = task({ name: "spinLong", timeout: "20s", compute: "HIGH" }, forever);

export const burn = task({ name: "burn", compute: 10_000_000 }, forever);

export const grow = task({ name: "grow", ram: "24MB" }, () => {
  const all: number[][] = [];
  for (;;) all.push(new Array(10_000).fill(1));
});

export const recurse = task({ name: "recurse" }, () => {
  const down = (n: number): number => 1 + down(n + 1);
  return down(0);
});

export const sleep = task({ name: "sleep", timeout: "20s" }, async (ms: number) => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return ms;
});

function explode(what: string): never {
  throw new TypeError(`no ${what}`);
}

export const fail = task({ name: "fail" }, (what: string) => explode(what));

export const failInside = task({ name: "failInside" }, async () => {
  await fail("inner");
});

export const describeFailure = task({ name: "describeFailure" }, async () => {
  const error: unknown = await spin().catch((error: unknown) => error);
  const { name, code } = error as { name: string; code: string };
  return { name, code, envelope: await square.envelope(3) };
});

export const sum = task({ name: "sum" }, async (numbers: number[]) => {
  const squares = await Promise.all(numbers.map((n) => square(n)));
  return squares.reduce((a, b) => a + b, 0);
});

export const log = task({ name: "log" }, async (lines: string[]) => {
  for (const line of lines) console.log(line);
  console.error("to stderr");
  await square(1);
});

export const environment = task(
  { name: "environment", envVariables: ["CAPSULE_TEST_KEY", "CAPSULE_TEST_FILE"] },
  () => ({ ...process.env }),
);

export const readAt = task({ name: "readAt" }, (file: string) => readFileSync(file, "utf8"));

export const writeAt = task({ name: "writeAt" }, (file: string) => writeFileSync(file, "written"));

export const bigint = task({ name: "bigint" }, (): unknown => ({ deep: [1n] }));

export const circular = task({ name: "circular" }, (): unknown => {
  const self: { self?: unknown } = {};
  self.self = self;
  return self;
});

export const looksFailed = task({ name: "looksFailed" }, () => ({
  success: false,
  error_type: "task_error",
  message: "only data",
}));

// biome-ignore lint/security/noGlobalEval: the code is the test's.
export const evaluate = task({ name: "evaluate" }, async (code: string) => globalThis.eval(code));

export const callByName = task({ name: "callByName" }, (name: string, args: unknown[]) =>
  remote(name)(...args),
);

/** Calls functions of the file system, one after the other; gives the last one's result, or the error's code. */
export const disk = task(
  { name: "disk", ram: "256MB" },
  (calls: [keyof typeof fs, ...unknown[]][]) => {
    let result: unknown;
    try {
      for (const [name, ...args] of calls)
        result = (fs[name] as (...args: unknown[]) => unknown)(...args);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code;
    }
    return result;
  },
);

/** Writes to a file that has no name any more, a megabyte at a time; gives how many fitted. */
export const hidden = task({ name: "hidden" }, (file: string, most: number) => {
  const open = fs.openSync(file, "w");
  fs.unlinkSync(file);
  for (let written = 0; written < most; written++) {
    try {
      fs.writeSync(open, new Uint8Array(1 << 20));
    } catch {
      return written;
    }
  }
  return most;
});

export const main = task({ name: "main" }, (...args: unknown[]) => ({ main: args }));
