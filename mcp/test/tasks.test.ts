import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loadArtifact } from "@capsule/runtime";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpServer } from "../src/http/server.ts";
import { call, overHttp, overStdio, startHttp } from "./connect.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const project = realpathSync(mkdtempSync(path.join(tmpdir(), "capsule-mcp-tasks-")));
const artifact = path.join(project, ".capsule", "build");

let server: HttpServer;
let client: Client;

beforeAll(async () => {
  cpSync(here("project"), project, { recursive: true });
  mkdirSync(path.join(project, "node_modules", "@capsule"), { recursive: true });
  symlinkSync(here("../../runtime"), path.join(project, "node_modules", "@capsule", "runtime"));
  const capsule = here("../../compiler/bin/capsule.js");
  await promisify(execFile)(process.execPath, [capsule, "build", "tasks.ts", "tasks.py"], {
    cwd: project,
  });
  server = await startHttp({ artifact: await loadArtifact(artifact) });
  client = await overHttp(server.url);
});

afterAll(async () => {
  await client?.close();
  await server?.close();
  rmSync(project, { recursive: true, force: true });
});

describe("the tasks of an artifact", () => {
  it("are tools with the schemas of their types, beside the server's own", async () => {
    const { tools } = await client.listTools();
    const byName = new Map(tools.map((tool) => [tool.name, tool]));
    expect([...byName.keys()].sort()).toEqual(
      [
        ...["close_session", "hottest_city", "join", "list_files", "read_file"],
        ...["run_javascript", "run_python", "shout", "steps", "task_run_python", "write_file"],
      ].sort(),
    );
    expect(byName.get("hottest_city")).toMatchObject({
      title: "hottest city",
      description: "Finds the hottest city.",
      inputSchema: {
        type: "object",
        properties: {
          rows: {
            type: "array",
            description: "What is compared.",
            items: {
              type: "object",
              properties: { city: { type: "string" }, degrees: { type: "number" } },
              required: ["city", "degrees"],
            },
          },
          least: { type: "number" },
        },
        required: ["rows"],
        additionalProperties: false,
      },
    });
    expect(byName.get("shout")).toMatchObject({
      description: "Says it loudly.",
      inputSchema: {
        properties: {
          text: { type: "string" },
          times: { type: "integer" },
          more: { type: "array", items: { type: "string" } },
          mark: { enum: ["!", "?"] },
        },
        required: ["text"],
        additionalProperties: { type: "integer" },
      },
    });
  });

  it("are called by names of their parameters", async () => {
    const rows = [
      { city: "Oslo", degrees: 4 },
      { city: "Cairo", degrees: 31 },
    ];
    expect(await call(client, "hottest_city", { rows })).toEqual({
      text: '{"city":"Cairo","degrees":31}',
      structured: { city: "Cairo", degrees: 31 },
      isError: false,
    });
    const input = { by: "-", parts: ["a", "b"] };
    expect((await call(client, "join", input)).text).toBe("a-b");
    expect((await call(client, "join", { by: "-" })).text).toBe("");
    expect((await call(client, "task_run_python", {})).text).toBe("a task");
  });

  it("in Python are called by place and name", async () => {
    const brief = await call(client, "shout", { text: "hey" });
    expect(brief.structured).toEqual({ text: "HEY!", names: {} });
    const named = await call(client, "shout", { text: "hey", mark: "?", ada: 1 });
    expect(named.structured).toEqual({ text: "HEY?", names: { ada: 1 } });
    const all = { text: "hey", times: 2, more: ["you"], mark: "?" };
    expect((await call(client, "shout", all)).structured).toEqual({
      text: "HEY YOUHEY YOU?",
      names: {},
    });
    const skipped = await call(client, "shout", { text: "hey", more: ["you"] });
    expect(skipped).toMatchObject({
      isError: true,
      text: '"times" must be given where "more" is.',
    });
  });

  it("refuse an input of other types, and run no task for it", async () => {
    const wrong = await call(client, "hottest_city", { rows: [{ city: 1 }] });
    expect(wrong.isError).toBe(true);
    expect(wrong.text).toContain("rows.0 must have required property 'degrees'");
    expect(wrong.text).toContain("rows.0.city must be string");
    const more = await call(client, "join", { by: "-", extra: 1 });
    expect(more.text).toContain('must NOT have additional properties ("extra")');
  });

  it("tell how they failed", async () => {
    const input = { rows: [{ city: "Oslo", degrees: 4 }], least: 20 };
    const failed = await call(client, "hottest_city", input);
    expect(failed.isError).toBe(true);
    expect(failed.text).toContain("task_error: ");
    expect(failed.text).toContain("none is that hot");
  });

  it("tell their progress", async () => {
    const messages: string[] = [];
    const onprogress = ({ message = "" }) => void messages.push(message);
    const { text } = await call(client, "steps", {}, { onprogress });
    expect(text).toBe("done");
    expect(messages).toEqual(["one\n", "two\n"]);
  });

  it("can be all that there is", async () => {
    const only = await overStdio(["--artifact", artifact, "--only-tasks"]);
    const { tools } = await only.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(
      ["hottest_city", "join", "run_python", "shout", "steps"].sort(),
    );
    expect((await call(only, "run_python", {})).text).toBe("a task");
    await expect(call(only, "run_javascript", { code: "1" })).rejects.toThrow("There is no tool");
    await only.close();
  });
});
