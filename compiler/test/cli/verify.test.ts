import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeProject } from "../project.ts";
import { capsule } from "./command.ts";

const MAIN = `import { task } from "@capsule/runtime";
export const main = task({ name: "main" }, () => 1);
`;

test("`capsule verify` tells what is damaged, and what a machine needs", async () => {
  const { root, write } = makeProject({ "main.ts": MAIN });
  const targets = "x86_64-unknown-linux-gnu,aarch64-unknown-linux-gnu";
  expect((await capsule(root, ["build", "--out", "out", "--target", targets])).code).toBe(0);
  const out = join(root, "out");
  const intact = await capsule(root, ["verify", "out", "--json"]);
  expect(intact.code).toBe(0);
  expect(JSON.parse(intact.stdout)).toMatchObject({
    artifact: out,
    intact: true,
    damaged: [],
    tasks: ["main"],
    targets: [
      { target: "aarch64-unknown-linux-gnu", fits: true },
      { target: "x86_64-unknown-linux-gnu", fits: true },
    ],
  });
  expect((await capsule(root, ["verify", "out"])).stdout).toMatch(
    /^ready for aarch64-unknown-linux-gnu\nready for x86_64-unknown-linux-gnu\nIntact: .*out \(1 task, 7 files, /,
  );

  const file = readdirSync(join(out, "tasks")).find((name) => name.endsWith(".wasm.zst")) as string;
  appendFileSync(join(out, "tasks", file), "x");
  const damaged = await capsule(root, ["verify", "out", "--json"]);
  expect(damaged.code).toBe(2);
  expect(JSON.parse(damaged.stdout)).toMatchObject({ intact: false, damaged: [`tasks/${file}`] });
  rmSync(join(out, "tasks", file));
  expect((await capsule(root, ["verify", "out"])).stdout).toContain(`damaged tasks/${file}`);

  const manifest = join(out, "capsule.manifest.json");
  writeFileSync(
    manifest,
    readFileSync(manifest, "utf8").replace('"fuel": 2000000000', '"fuel": 2000000001'),
  );
  const forged = await capsule(root, ["verify", "out"]);
  expect(forged.code).toBe(2);
  expect(forged.stderr).toContain("digest");

  // The project's own, which its sources may be newer than.
  expect((await capsule(root, ["build"])).code).toBe(0);
  write({ "main.ts": MAIN.replace("1)", "2)") });
  expect((await capsule(root, ["verify"])).stdout).toContain("older than main.ts");
  expect((await capsule(root, ["verify", "nowhere"])).code).toBe(2);
});

test("a target that nothing can be compiled for is a build error", async () => {
  const { root } = makeProject({ "main.ts": MAIN });
  const { code, stderr } = await capsule(root, [
    "build",
    "--target",
    "riscv64gc-unknown-linux-gnu",
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain("CAP110");
});
