import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpServer } from "../src/http/server.ts";
import { call, overHttp, startHttp, TOKEN } from "./connect.ts";

const ORIGIN = "https://app.example.com";

let server: HttpServer;

beforeAll(async () => {
  server = await startHttp({}, { allowedOrigins: [ORIGIN], serverNames: ["mcp.example.com"] });
});

afterAll(async () => {
  await server.close();
});

const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "tests", version: "1" },
  },
};

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
  url?: string;
}

/** Not with `fetch`, which sets `Host` itself. */
function send({ method = "POST", path = "/mcp", headers = {}, body, url = server.url }: Sent) {
  const text = body ?? (method === "POST" ? JSON.stringify(INITIALIZE) : "");
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const sent = request(
        new URL(path, url),
        {
          method,
          headers: {
            authorization: `Bearer ${TOKEN}`,
            "content-type": "application/json",
            accept: "application/json, text/event-stream",
            ...headers,
          },
        },
        async (response) => {
          let received = "";
          response.setEncoding("utf8");
          for await (const chunk of response) received += chunk;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: received });
        },
      );
      sent.on("error", reject);
      sent.end(text);
    },
  );
}

describe("a server over HTTP", () => {
  it("answers whoever has the token", async () => {
    expect((await send({})).status).toBe(200);
  });

  it.each([
    ["none", ""],
    ["another", "Bearer another-token-0123456789"],
    ["a longer one", `Bearer ${TOKEN}x`],
    ["another scheme", `Basic ${TOKEN}`],
  ])("refuses a token that is %s", async (_, authorization) => {
    const { status, headers, text } = await send({ headers: { authorization } });
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toBe("Bearer");
    expect(text).not.toContain("protocolVersion");
    await expect(overHttp(server.url, "wrong-token-0123456789")).rejects.toThrow();
  });

  it.each(["localhost", "127.0.0.1:1234", "[::1]:80", "MCP.example.com:443"])(
    "is reached as %s",
    async (host) => {
      expect((await send({ headers: { host } })).status).toBe(200);
    },
  );

  it.each(["rebound.example", "localhost.rebound.example", "127.0.0.1.nip.io", "a@localhost"])(
    "is not reached as %j",
    async (host) => {
      const { status, text } = await send({ headers: { host } });
      expect(status).toBe(403);
      expect(text).not.toContain("protocolVersion");
    },
  );

  it("serves pages of an origin that is allowed", async () => {
    const asked = await send({ method: "OPTIONS", headers: { origin: ORIGIN, authorization: "" } });
    expect(asked.status).toBe(204);
    expect(asked.headers["access-control-allow-origin"]).toBe(ORIGIN);
    const served = await send({ headers: { origin: ORIGIN } });
    expect(served.status).toBe(200);
    expect(served.headers["access-control-expose-headers"]).toBe("mcp-session-id");
  });

  it.each(["https://other.example.com", "http://app.example.com", "http://localhost", "null"])(
    "refuses pages of %s, whatever token they have",
    async (origin) => {
      const asked = await send({ method: "OPTIONS", headers: { origin } });
      expect(asked.status).toBe(403);
      expect(asked.headers["access-control-allow-origin"]).toBeUndefined();
      expect((await send({ headers: { origin } })).status).toBe(403);
    },
  );

  it("has one path", async () => {
    expect((await send({ path: "/" })).status).toBe(404);
    expect((await send({ path: "/mcp/other" })).status).toBe(404);
    expect((await send({ path: "/mcp?a=b" })).status).toBe(200);
  });

  it("refuses a body that is too large", async () => {
    const padding = "x".repeat(17 * 1024 * 1024);
    const body = JSON.stringify({ ...INITIALIZE, padding });
    const ended = await send({ body }).then(
      ({ status }) => status,
      ({ code }) => code,
    );
    expect(ended).toBeOneOf([413, "ECONNRESET", "EPIPE"]);
    expect((await send({})).status).toBe(200);
  });

  it("refuses a client that it doesn't know", async () => {
    const headers = { "mcp-session-id": "00000000-0000-4000-8000-000000000000" };
    expect((await send({ headers })).status).toBe(404);
    expect((await send({ method: "GET" })).status).toBe(400);
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
    const before = server.clients();
    expect((await send({ body })).status).toBe(400);
    expect(server.clients()).toBe(before);
  });

  it("ends a client's sessions when it says goodbye", async () => {
    const own = await startHttp();
    const client = await overHttp(own.url);
    await call(client, "run_javascript", { session: "s", code: "1" });
    expect(own.clients()).toBe(1);
    const transport = client.transport as unknown as {
      sessionId: string;
      terminateSession(): Promise<void>;
    };
    const headers = { "mcp-session-id": transport.sessionId };
    await transport.terminateSession();
    expect(own.clients()).toBe(0);
    const body = JSON.stringify({ jsonrpc: "2.0", id: 5, method: "tools/list" });
    expect((await send({ url: own.url, headers, body })).status).toBe(404);
    await own.close();
  });

  it("takes a silent client for gone", async () => {
    const own = await startHttp({}, { idle: 50 });
    await send({ url: own.url });
    await expect.poll(() => own.clients()).toBe(0);
    await own.close();
  });

  it("takes no more clients than are allowed", async () => {
    const own = await startHttp({}, { maxClients: 2 });
    expect((await send({ url: own.url })).status).toBe(200);
    expect((await send({ url: own.url })).status).toBe(200);
    expect((await send({ url: own.url })).status).toBe(503);
    await own.close();
  });
});
