import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { LoggingMessageNotificationSchema } from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpServer } from "../src/http/server.ts";
import { call, overHttp, overStdio, startHttp } from "./connect.ts";

const LIMITS = { timeout: "1s", ram: "128MB" };

let server: HttpServer;

beforeAll(async () => {
  server = await startHttp({ limits: LIMITS, maxSessions: 3, maxOutput: 2000 });
});

afterAll(async () => {
  await server.close();
});

const doors = {
  stdio: () => overStdio("--timeout 1s --ram 128MB --max-sessions 3 --max-output 2000".split(" ")),
  http: () => overHttp(server.url),
};

describe.each(Object.entries(doors))("a server over %s", (_, open) => {
  let client: Client;

  beforeAll(async () => {
    client = await open();
  });

  afterAll(async () => {
    await client.close();
  });

  it("lists its tools with their schemas", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "run_python",
      "run_javascript",
      "list_files",
      "read_file",
      "write_file",
      "close_session",
    ]);
    for (const { inputSchema, description } of tools) {
      expect(inputSchema.additionalProperties).toBe(false);
      expect(description).not.toBe("");
    }
  });

  it("runs Python and JavaScript", async () => {
    const python = await call(client, "run_python", { code: 'print("out")\n6 * 7' });
    expect(python).toMatchObject({ text: "out\n42", isError: false });
    expect(python.structured).toMatchObject({ success: true, value: 42, stdout: "out\n" });
    const code = 'console.log("out"); [1, 2].map((n) => n * 2)';
    const javascript = await call(client, "run_javascript", { code });
    expect(javascript).toMatchObject({ text: "out\n[ 2, 4 ]", isError: false });
    expect(javascript.structured).toMatchObject({ value: [2, 4], stderr: "", error: null });
  });

  it("says so where there is nothing to say", async () => {
    expect(await call(client, "run_python", { code: "x = 1" })).toMatchObject({
      text: "(no output)",
      isError: false,
    });
  });

  it("gives inputs to the code", async () => {
    const input = { code: "total * 2", inputs: { total: 21 } };
    expect((await call(client, "run_javascript", input)).text).toBe("42");
    expect((await call(client, "run_python", input)).text).toBe("42");
  });

  it("tells how code failed", async () => {
    const failed = await call(client, "run_javascript", { code: 'throw new Error("so it is")' });
    expect(failed.isError).toBe(true);
    expect(failed.text).toContain("task_error: ");
    expect(failed.text).toContain("so it is");
    expect(failed.structured).toMatchObject({
      success: false,
      value: null,
      error: { error_type: "task_error" },
    });
  });

  it("holds code to the limits of its flags, and goes on", async () => {
    const idle = "await new Promise((resolve) => setTimeout(resolve, 60_000))";
    const late = await call(client, "run_javascript", { code: idle });
    expect(late.structured).toMatchObject({ error: { error_type: "timeout" } });
    const hungry = await call(client, "run_python", { code: "len('x' * 10**9)" });
    expect(hungry.isError).toBe(true);
    expect((await call(client, "run_javascript", { code: "1 + 1" })).text).toBe("2");
  });

  it("cuts what is too long to read", async () => {
    const code = 'console.log("x".repeat(5000)); "y".repeat(5000)';
    const { text, structured } = await call(client, "run_javascript", { code });
    expect(text).toHaveLength(2000 + "\n… 8001 more characters were left out".length);
    expect(structured?.value).toBe("… left out: 5002 characters of JSON");
    expect(structured?.stdout).toMatch(/^x{2000}\n… 3001 more characters were left out$/);
  });

  it("keeps the state of a session, and none of single runs", async () => {
    await call(client, "run_javascript", { code: "globalThis.n = 1" });
    const alone = await call(client, "run_javascript", { code: "typeof n" });
    expect(alone.text).toBe("undefined");

    const session = "counter";
    await call(client, "run_javascript", { session, code: "let n = 41; const f = () => ++n" });
    const later = await call(client, "run_javascript", { session, code: "f()" });
    expect(later.text).toBe("42");
    expect(later.structured?.session).toEqual({ id: session, usable: true });
    await call(client, "close_session", { session });
    const after = await call(client, "run_javascript", { session, code: "typeof f" });
    expect(after.text).toBe("undefined");
    await call(client, "close_session", { session });
  });

  it("says that a limit ended a session's state, and begins anew with its files", async () => {
    const session = "spent";
    await call(client, "write_file", {
      session,
      path: "kept.txt",
      content: "kept",
      language: "javascript",
    });
    await call(client, "run_javascript", { session, code: "globalThis.n = 1" });
    const endless = await call(client, "run_javascript", { session, code: "while (true) {}" });
    expect(endless.structured?.session).toEqual({ id: session, usable: false });
    expect(endless.text).toContain('The session "spent" lost its variables.');
    const next = await call(client, "run_javascript", { session, code: "typeof n" });
    expect(next).toMatchObject({ text: "undefined", isError: false });
    expect((await call(client, "read_file", { session, path: "kept.txt" })).text).toBe("kept");
    await call(client, "close_session", { session });
  });

  it("writes, lists and reads files of a session's workspace", async () => {
    const session = "files";
    const write = (path: string, content: string, encoding?: string) =>
      call(client, "write_file", { session, path, content, ...(encoding && { encoding }) });
    expect((await write("data/über.txt", "größe")).text).toBe("Wrote 7 bytes to data/über.txt.");
    expect((await write("raw.bin", "AP8Q", "base64")).isError).toBe(false);
    const { structured } = await call(client, "list_files", { session });
    expect(structured?.files).toEqual(
      expect.arrayContaining([
        { path: "data/über.txt", size: 7 },
        { path: "raw.bin", size: 3 },
      ]),
    );
    const read = (path: string, encoding?: string) =>
      call(client, "read_file", { session, path, ...(encoding && { encoding }) });
    expect((await read("data/über.txt")).text).toBe("größe");
    expect((await read("raw.bin", "base64")).text).toBe("AP8Q");
    expect(await read("raw.bin")).toMatchObject({
      isError: true,
      text: 'raw.bin is not text in UTF-8. Read it with encoding "base64".',
    });
    await call(client, "close_session", { session });
  });

  it.each([
    ["a path above the workspace", { path: "../outside.txt", content: "x" }],
    ["a path of the host", { path: "/../../etc/outside.txt", content: "x" }],
    ["bytes that aren't base64", { path: "a", content: "no!", encoding: "base64" }],
    ["another encoding", { path: "a", content: "x", encoding: "latin1" }],
  ])("refuses to write %s", async (_, input) => {
    const session = "refusals";
    const { isError } = await call(client, "write_file", { session, ...input });
    expect(isError).toBe(true);
    const { structured } = await call(client, "write_file", {
      session,
      path: "good.txt",
      content: "x",
    }).then(() => call(client, "list_files", { session }));
    expect(structured?.files).toEqual([{ path: "good.txt", size: 1 }]);
  });

  it("refuses what isn't there, and says what is", async () => {
    const { text, isError } = await call(client, "list_files", { session: "nobody" });
    expect(isError).toBe(true);
    expect(text).toContain('There is no session "nobody".');
    await expect(call(client, "nothing", {})).rejects.toThrow('There is no tool "nothing"');
  });

  it("refuses an input that doesn't follow the schema", async () => {
    const wrong = await call(client, "run_python", { code: 1, extra: true });
    expect(wrong.isError).toBe(true);
    expect(wrong.text).toBe(
      'The input of run_python is wrong: the input must NOT have additional properties ("extra"); code must be string.',
    );
    const id = await call(client, "run_python", { code: "1", session: "a b" });
    expect(id.isError).toBe(true);
  });

  it("keeps a session to its language", async () => {
    const session = "language";
    await call(client, "run_javascript", { session, code: "1" });
    const { text, isError } = await call(client, "run_python", { session, code: "1" });
    expect(isError).toBe(true);
    expect(text).toBe('The session "language" runs JavaScript. Pick another id for Python.');
    await call(client, "close_session", { session });
  });

  it("opens no more sessions than are allowed", async () => {
    const other = await open();
    const openSession = (session: string) => call(other, "run_javascript", { session, code: "1" });
    for (const id of ["one", "two", "three"]) expect((await openSession(id)).isError).toBe(false);
    const refused = await openSession("four");
    expect(refused.isError).toBe(true);
    expect(refused.text).toContain("There are 3 sessions, and no more are allowed.");
    await call(other, "close_session", { session: "one" });
    expect((await openSession("four")).isError).toBe(false);
    await other.close();
  });

  it("hides a client's sessions from all others", async () => {
    const session = "private";
    const other = await open();
    await call(client, "write_file", { session, path: "secret.txt", content: "mine" });
    const reads = [
      await call(other, "list_files", { session }),
      await call(other, "read_file", { session, path: "secret.txt" }),
      await call(other, "close_session", { session }),
    ];
    for (const { text, isError } of reads) {
      expect(isError).toBe(true);
      expect(text).toContain('There is no session "private".');
    }
    // The same id, there, is another session.
    await call(other, "run_javascript", { session, code: "globalThis.n = 1" });
    expect((await call(other, "list_files", { session })).structured?.files).toEqual([]);
    const read = await call(client, "read_file", { session, path: "secret.txt" });
    expect(read).toMatchObject({ text: "mine", isError: false });
    await other.close();
    await call(client, "close_session", { session });
  });

  it("tells progress to clients that ask for it", async () => {
    const messages: string[] = [];
    const wait = "await new Promise((resolve) => setTimeout(resolve, 200));";
    const code = `console.log("first"); ${wait} console.error("second"); ${wait} "end"`;
    const onprogress = ({ message = "" }) => void messages.push(message);
    await call(client, "run_javascript", { code }, { onprogress });
    expect(messages).toEqual(["first\n", "second\n"]);
  });

  it("logs output for clients that don't, from the level that they set", async () => {
    const logged: unknown[] = [];
    client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => {
      logged.push([params.level, params.logger, params.data]);
    });
    const code = 'console.log("out"); console.error("err")';
    await call(client, "run_javascript", { code });
    expect(logged).toContainEqual(["info", "run_javascript", "out\n"]);
    expect(logged).toContainEqual(["warning", "run_javascript", "err\n"]);
    logged.length = 0;
    await client.setLoggingLevel("warning");
    await call(client, "run_javascript", { code });
    expect(logged).toEqual([["warning", "run_javascript", "err\n"]]);
    await client.setLoggingLevel("debug");
  });

  it("ends a call that its client cancels", async () => {
    const session = "cancelled";
    const cancel = new AbortController();
    const code = `console.log("begun"); await new Promise((resolve) => setTimeout(resolve, 500));`;
    const running = call(
      client,
      "run_javascript",
      { session, code },
      { signal: cancel.signal, onprogress: () => cancel.abort("enough") },
    );
    await expect(running).rejects.toThrow("enough");
    // Runs of a session go one after the other: this one waits for the other's end.
    const next = await call(client, "run_javascript", { session, code: "1 + 1" });
    expect(next.text).toBe("2");
    await call(client, "close_session", { session });
  });
});
