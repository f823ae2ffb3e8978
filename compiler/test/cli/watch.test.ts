import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeProject } from "../project.ts";
import { BIN } from "./command.ts";

const code = (value: string) =>
  `import { task } from "@capsule/runtime";\nexport const main = task({ name: "main" }, () => ${value});\n`;

test("`capsule build --watch` builds again after a change, goes on after an error, and ends with Ctrl-C", async () => {
  const { root } = makeProject({ "main.ts": code("1") });
  const child = spawn(process.execPath, [BIN, "build", "--watch", "--json"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const builds: { success: boolean }[] = [];
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
    const lines = text.split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) builds.push(JSON.parse(line));
  });
  const built = async (count: number) => {
    while (builds.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
    return builds[count - 1]?.success;
  };
  const manifest = () => readFileSync(join(root, ".capsule/build/capsule.manifest.json"), "utf8");

  expect(await built(1)).toBe(true);
  const first = manifest();
  writeFileSync(join(root, "main.ts"), code("2"));
  expect(await built(2)).toBe(true);
  expect(manifest()).not.toBe(first);
  writeFileSync(join(root, "main.ts"), code("2 +"));
  expect(await built(3)).toBe(false);
  writeFileSync(join(root, "main.ts"), code("1"));
  expect(await built(4)).toBe(true);
  expect(manifest()).toBe(first);

  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});
