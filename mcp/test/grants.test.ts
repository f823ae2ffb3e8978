import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HttpServer } from "../src/http/server.ts";
import type { ServerSettings } from "../src/settings.ts";
import { call, overHttp, startHttp } from "./connect.ts";

const VARIABLE = "CAPSULE_MCP_TEST_VARIABLE";

const asked: string[] = [];
const site = createServer(({ url = "" }, response) => {
  asked.push(url);
  response.end("of the site");
});

/** A server with grants, its twin without, and a client of each. */
const servers: HttpServer[] = [];
let granted: Client;
let denied: Client;
let port: number;

async function open(settings: Partial<ServerSettings>): Promise<Client> {
  const server = await startHttp(settings);
  servers.push(server);
  return overHttp(server.url);
}

beforeAll(async () => {
  process.env[VARIABLE] = "of the host";
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  ({ port } = site.address() as AddressInfo);
  granted = await open({
    limits: { allowedHosts: [`127.0.0.1:${port}`], envVariables: [VARIABLE] },
    packages: { python: ["pyyaml"], javascript: ["lodash"] },
  });
  denied = await open({});
});

afterAll(async () => {
  delete process.env[VARIABLE];
  await Promise.all([granted.close(), denied.close()]);
  await Promise.all(servers.map((server) => server.close()));
  site.close();
});

/** In a run that stands alone, and in a session. */
const ways = [
  ["alone", {}],
  ["in a session", { session: "s" }],
] as const;

it.each(ways)("hosts are reached where they are granted, %s", async (_, way) => {
  asked.length = 0;
  const code = `await (await fetch("http://127.0.0.1:${port}/asked")).text()`;
  expect((await call(granted, "run_javascript", { code, ...way })).text).toBe("of the site");
  expect(asked).toEqual(["/asked"]);
  const refused = await call(denied, "run_javascript", { code, ...way });
  expect(refused.structured).toMatchObject({ error: { error_type: "permission_denied" } });
  expect(asked).toEqual(["/asked"]);
});

it.each(ways)("variables are read where they are granted, %s", async (_, way) => {
  const code = `process.env.${VARIABLE} ?? "unset"`;
  expect((await call(granted, "run_javascript", { code, ...way })).text).toBe("of the host");
  expect((await call(denied, "run_javascript", { code, ...way })).text).toBe("unset");
});

it.each([
  ["alone", {}],
  ["in a session", { session: "packages" }],
])("packages are imported where they are granted, %s", async (_, way) => {
  const code = "import yaml\nyaml.safe_load('a: 1')";
  const loaded = await call(granted, "run_python", { code, ...way });
  expect(loaded.structured).toMatchObject({ value: { a: 1 } });
  const refused = await call(denied, "run_python", { code, ...way });
  expect(refused.structured).toMatchObject({ error: { error_type: "task_error" } });
  expect(refused.text).toContain("yaml");
});

it("models are told what is granted", async () => {
  const descriptionOf = async (client: Client) => {
    const { tools } = await client.listTools();
    return tools.find(({ name }) => name === "run_python")?.description;
  };
  expect(await descriptionOf(granted)).toContain(`Network: only 127.0.0.1:${port}.`);
  expect(await descriptionOf(granted)).toContain("Packages beside the standard library: pyyaml.");
  expect(await descriptionOf(denied)).toContain("There is no network");
});
