import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const PACKAGE = new URL("../dist/index.js", import.meta.url).href;

const READ = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "select c.task, p.task, c.error_type from calls c left join calls p on c.parent_id = p.id order by c.rowid")
print(json.dumps(rows.fetchall()))`;

test("runs are in the trace, with the tools that they called", async () => {
  const trace = path.join(mkdtempSync(path.join(tmpdir(), "capsule-trace-")), "trace.db");
  const script = `
    const { Interpreter, Session } = await import(${JSON.stringify(PACKAGE)});
    const interpreter = new Interpreter(undefined, { trace: ${JSON.stringify(trace)} });
    const tools = { add: ({ a, b }) => a + b, fail: () => { throw new Error("no") } };
    await interpreter.run("python", "await add(a=1, b=2)", { tools });
    const session = new Session("javascript", { interpreter, tools });
    await session.run("await fail({}).catch(() => {})");
    await session.close();`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script]);
  const rows = JSON.parse(execFileSync("python3", ["-c", READ, trace]).toString());
  expect(rows).toEqual([
    // Each language is loaded by a run of nothing.
    ["python", null, null],
    ["python", null, null],
    ["tool:add", "python", null],
    ["javascript", null, null],
    ["javascript", null, null],
    ["tool:fail", "javascript", "task_error"],
  ]);
});
