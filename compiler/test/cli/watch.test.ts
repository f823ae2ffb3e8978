import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BuildResult } from "../../src/build.ts";
import { watchBuild } from "../../src/watch.ts";
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
  const manifest = () => readFileSync(join(root, ".capsule/build/capsule.manifest.json"), "utf8");
  // One edit may be seen twice, as an editor's several steps are: what counts is where the builds end.
  const until = async (holds: (build: { success: boolean }) => boolean) => {
    for (;;) {
      const build = builds.at(-1);
      if (build !== undefined && holds(build)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  await until(({ success }) => success);
  const first = manifest();
  writeFileSync(join(root, "main.ts"), code("2"));
  await until(({ success }) => success && manifest() !== first);
  writeFileSync(join(root, "main.ts"), code("2 +"));
  await until(({ success }) => !success);
  writeFileSync(join(root, "main.ts"), code("1"));
  await until(({ success }) => success && manifest() === first);

  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

test("an edit that falls into the first build, before its files are watched, is built too", async () => {
  const { root } = makeProject({ "main.ts": code("1") });
  const builds: BuildResult[] = [];
  let edited = false;
  const watcher = await watchBuild(
    {
      cwd: root,
      onProgress({ step }) {
        // The file has been read by now.
        if (step === "compile" && !edited) writeFileSync(join(root, "main.ts"), code("2"));
        if (step === "compile") edited = true;
      },
    },
    (result) => builds.push(result),
  );
  const source = () => builds.at(-1)?.discovery?.tasks[0]?.callback.getText();
  while (source() !== "() => 2") await new Promise((resolve) => setTimeout(resolve, 20));
  await watcher.close();
  expect(builds.length).toBeGreaterThan(1);
});
