import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const project = fileURLToPath(new URL("../tsconfig.test.json", import.meta.url));

test("types of the sources, the tests and the cases in types.ts hold", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", project]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe("");
});
