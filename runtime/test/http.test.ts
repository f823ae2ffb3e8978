import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Artifact } from "../src/artifact.ts";
import type { Envelope } from "../src/envelope.ts";
import { remoteTasks } from "../src/http/client.ts";
import { createTaskHandler, type TaskHandlerOptions } from "../src/http/handler.ts";
import { toNodeListener } from "../src/http/node.ts";

const execution = {
  task_name: "t",
  duration_ms: 1,
  retries: 0,
  fuel_consumed: 1,
  ram_used: 1,
  host_requests: [],
};

/** An artifact with tasks that say how they were called. */
const artifact = {
  async envelope(
    task: string,
    args: unknown[],
    { signal }: { signal: AbortSignal },
  ): Promise<Envelope> {
    if (task === "fails") {
      const error = {
        error_type: "task_error" as const,
        message: "no",
        stack: "at x.ts",
        hint: "h",
      };
      return { success: false, result: null, error, execution };
    }
    if (task === "late") {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      const error = { error_type: "cancelled" as const, message: "cancelled" };
      aborted.push(task);
      return { success: false, result: null, error, execution };
    }
    return { success: true, result: { task, args }, error: null, execution };
  },
} as unknown as Artifact;

const aborted: string[] = [];

const handlerWith = (options: Partial<TaskHandlerOptions> = {}) =>
  createTaskHandler({ artifact, tasks: ["echo", "fails", "late"], ...options });

const post = (
  task: string,
  body: string,
  headers: Record<string, string> = {},
  host = "app.example",
): Request =>
  new Request(`http://${host}/_capsule/${task}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

const outcome = async (response: Response | null) =>
  response && { status: response.status, body: (await response.json()) as { error: unknown } };

describe("a call over HTTP", () => {
  it("gives the caller's part of the envelope", async () => {
    expect(await outcome(await handlerWith()(post("echo", "[1,{}]")))).toEqual({
      status: 200,
      body: { success: true, result: { task: "echo", args: [1, {}] }, error: null },
    });
  });

  it("tells no stack and no hint of a failure, except in development", async () => {
    const error = { error_type: "task_error", message: "no" };
    expect(await outcome(await handlerWith()(post("fails", "[]")))).toEqual({
      status: 500,
      body: { success: false, result: null, error },
    });
    const shown = await outcome(await handlerWith({ stacks: true })(post("fails", "[]")));
    expect(shown?.body.error).toEqual({ ...error, stack: "at x.ts" });
  });

  it("is none outside of the base", async () => {
    expect(await handlerWith()(new Request("http://app.example/other"))).toBeNull();
  });

  it.each([
    ["a task that isn't listed", post("secret", "[]"), 404],
    ["a name that is no text", post("%ff", "[]"), 404],
    ["another method", new Request("http://app.example/_capsule/echo"), 405],
    ["a form", post("echo", "[]", { "content-type": "text/plain" }), 415],
    ["no JSON", post("echo", "{"), 400],
    ["no list of arguments", post("echo", '{"0":1}'), 400],
    ["a page of another origin", post("echo", "[]", { origin: "https://evil.example" }), 403],
    ["an origin that is none", post("echo", "[]", { origin: "null" }), 403],
    [
      "a request that a browser calls cross-site",
      post("echo", "[]", { "sec-fetch-site": "cross-site" }),
      403,
    ],
    ["a large body", post("echo", JSON.stringify(["x".repeat(2000)])), 413],
  ])("is refused to %s", async (_, request, status) => {
    const response = await handlerWith({ maxBodyBytes: 1000 })(request);
    expect((await outcome(response))?.status).toBe(status);
  });

  it.each([
    ["the server's own origin", { origin: "http://app.example" }, {}],
    [
      "an origin that is listed",
      { origin: "https://page.example" },
      { origins: ["https://page.example"] },
    ],
    ["a program without an origin", {}, {}],
  ])("is allowed to %s", async (_, headers, options) => {
    const response = await handlerWith(options)(post("echo", "[]", headers));
    expect(response?.status).toBe(200);
  });

  it("passes `authorize` first, before its body is read", async () => {
    const seen: string[] = [];
    const authorize: TaskHandlerOptions["authorize"] = (request, task) => {
      seen.push(`${task} ${request.bodyUsed}`);
      return request.headers.get("authorization") === "Bearer good";
    };
    const handler = handlerWith({ authorize });
    expect((await handler(post("echo", "[]")))?.status).toBe(403);
    expect((await handler(post("echo", "[]", { authorization: "Bearer good" })))?.status).toBe(200);
    expect(seen).toEqual(["echo false", "echo false"]);
    const own = handlerWith({ authorize: () => new Response(null, { status: 401 }) });
    expect((await own(post("echo", "[]")))?.status).toBe(401);
  });

  it("doesn't wait for a body that never arrives", async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array([91])),
    });
    const request = new Request("http://app.example/_capsule/echo", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      duplex: "half",
    } as RequestInit);
    expect((await handlerWith({ bodyTimeout: 20 })(request))?.status).toBe(408);
  });
});

describe("a server of Node", () => {
  const listener = toNodeListener(handlerWith());
  const server = createServer((request, response) =>
    listener(request, response, () => response.writeHead(418).end()),
  );
  let base = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("answers a page's stubs", async () => {
    const bind = remoteTasks(`${base}/_capsule/`);
    expect(await bind("echo")(1, "two")).toEqual({ task: "echo", args: [1, "two"] });
    expect(bind("echo").taskName).toBe("echo");
    await expect(bind("fails")()).rejects.toMatchObject({
      code: "task_error",
      message: "no",
      taskName: "fails",
    });
    await expect(bind("unknown")()).rejects.toMatchObject({ code: "permission_denied" });
    await expect(remoteTasks(`${base}/elsewhere/`)("echo")()).rejects.toMatchObject({
      code: "internal_error",
    });
  });

  it("leaves to others what isn't a task's", async () => {
    expect((await fetch(`${base}/`)).status).toBe(418);
  });

  it("cancels the call of a client that has gone", async () => {
    const gone = new AbortController();
    const call = fetch(`${base}/_capsule/late`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "[]",
      signal: gone.signal,
    });
    setTimeout(() => gone.abort(), 50);
    await expect(call).rejects.toThrow();
    while (aborted.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(aborted).toEqual(["late"]);
  });
});
