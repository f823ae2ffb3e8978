import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { ARTIFACT, buildProject, linkRuntime, PROJECT, runScript } from "./project.ts";
import { temporary } from "./temporary.ts";

const CALL = `
  import { task } from "@capsule/runtime";
  const square = task({ name: process.argv[2] ?? "square" }, (n) => n * n);
  const { success, result, error } = await square.envelope(5);
  console.log(JSON.stringify({ success, result, error }));
  await square(5).catch((error) => { console.error(error.stack); process.exitCode = 1; });
`;

beforeAll(buildProject);

/** A folder from which \`@capsule/runtime\` can be imported, with a script that calls a task. */
function program(script = CALL): string {
  const root = temporary({ "src/main.mjs": script });
  linkRuntime(root);
  return root;
}

test("stubs in a program of their own", async () => {
  const { code, stdout, stderr, time } = await runScript("host.js", {
    env: { CAPSULE_TEST_KEY: "k", OTHER: "secret" },
  });
  expect(code).toBe(0);
  const output = JSON.parse(stdout);
  expect(output).toMatchObject({
    square: 49,
    nothing: true,
    envelope: { success: true, result: 9 },
    sum: 14,
    names: ["square", "square"],
    first: ["timeout"],
    thousandth: ["timeout"],
    environment: { CAPSULE_TEST_KEY: "k" },
  });
  expect(output.failure).toMatchObject({
    isCapsuleError: true,
    name: "TaskError",
    code: "task_error",
    message: "TypeError: no luck",
    taskName: "fail",
  });
  expect(output.failure.stack).toMatch(/tasks\.ts:\d+:\d+[\s\S]*host\.js:\d+:\d+/);
  expect(output.failure.stack).not.toContain("runtime/dist");
  expect(stderr).toBe("[log] one\n[log] two\n[log] to stderr\n");
  // An idle sandbox must not keep the process alive.
  expect(time).toBeLessThan(20_000);
  expect(existsSync(`${PROJECT}/.capsule/trace.db`)).toBe(true);
});

test("CAPSULE_ARTIFACT names the artifact", async () => {
  const root = program();
  const { stdout, code } = await runScript("src/main.mjs", {
    cwd: root,
    env: { CAPSULE_ARTIFACT: ARTIFACT },
  });
  expect(JSON.parse(stdout)).toEqual({ success: true, result: 25, error: null });
  expect(code).toBe(0);
});

test("the artifact is found above the main script, from any current directory", async () => {
  const root = program();
  cpSync(ARTIFACT, `${root}/.capsule/build`, { recursive: true });
  const { stdout } = await runScript(`${root}/src/main.mjs`, { cwd: "/" });
  expect(JSON.parse(stdout).result).toBe(25);
});

test("nothing compiled: says what was looked for, and what to do", async () => {
  const root = program();
  const { stdout, stderr, code } = await runScript("src/main.mjs", { cwd: root });
  const { error } = JSON.parse(stdout);
  expect(error.error_type).toBe("artifact_invalid");
  expect(error.message).toBe(
    `Task "square" was not compiled: there is no .capsule/build at or above ${root}/src or ${root}.`,
  );
  expect(error.hint).toContain("npx capsule build");
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^ArtifactInvalidError: Task "square" was not compiled[^\n]*\n {4}at .*main\.mjs/,
  );
});

test("a task that the artifact lacks, and changed sources: build again", async () => {
  const root = program(CALL.replace('"square"', '"brandNew"'));
  cpSync(ARTIFACT, `${root}/.capsule/build`, { recursive: true });
  const lacking = JSON.parse((await runScript("src/main.mjs", { cwd: root })).stdout);
  expect(lacking.error.error_type).toBe("artifact_invalid");
  expect(lacking.error.message).toContain('Task "brandNew" was not compiled: the artifact');
  writeFileSync(`${root}/tasks.ts`, `${readFileSync(`${PROJECT}/tasks.ts`, "utf8")}\n`);
  const changed = JSON.parse((await runScript("src/main.mjs", { cwd: root })).stdout);
  expect(changed.error.message).toContain("tasks.ts was changed after the artifact");
  expect(changed.error.hint).toBe("Build again: npx capsule build");
  rmSync(`${root}/tasks.ts`);
});
