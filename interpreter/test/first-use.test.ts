import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "@capsule/compiler";
import { expect, test } from "vitest";

const GUEST = fileURLToPath(new URL("../guest", import.meta.url));
const PACKAGE = new URL("../dist/index.js", import.meta.url).href;

const OTHER = process.arch === "arm64" ? "x86_64-unknown-linux-gnu" : "aarch64-unknown-linux-gnu";

test("a machine without machine code of its own compiles the guest once, and says so", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "capsule-first-use-"));
  const out = path.join(directory, "guest");
  const { manifest } = await build({
    cwd: GUEST,
    entries: ["javascript.ts"],
    out,
    targets: [OTHER],
  });
  const components = Object.values(manifest?.components ?? {});
  expect(components.map(({ precompiled }) => Object.keys(precompiled))).toEqual([[OTHER]]);
  copyFileSync(path.join(GUEST, "packages.json"), path.join(out, "packages.json"));
  const script = `
    const { Interpreter } = await import(${JSON.stringify(PACKAGE)});
    console.log((await new Interpreter(${JSON.stringify(out)}).run("javascript", "1 + 1")).value);`;
  const run = () =>
    spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: path.join(directory, "cache") },
    });
  const [first, second] = [run(), run()];
  expect(first).toMatchObject({ status: 0, stdout: "2\n" });
  // A fast machine has nothing to say: it takes less than a second.
  const said = "capsule: making the javascript interpreter ready for this machine, once …\n";
  expect(["", said]).toContain(first.stderr);
  expect(second).toMatchObject({ status: 0, stdout: "2\n", stderr: "" });
});
