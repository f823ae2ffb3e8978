import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseFlags } from "../src/cli/flags.ts";
import { COMMAND } from "./connect.ts";

const CAPSULE = fileURLToPath(new URL("../../compiler/bin/capsule.js", import.meta.url));

const run = (flags: string[], command = [COMMAND]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [...command, ...flags], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
    child.stdin?.end();
  });

describe("the flags", () => {
  it("become settings", () => {
    const flags = [
      ...["--timeout", "5s", "--ram=64MB", "--compute", "LOW", "--max-sessions", "4"],
      ...["--allowed-hosts", "a.example, b.example", "--allowed-hosts", "c.example"],
      ...["--env", "KEY", "--python-packages", "requests,pyyaml"],
    ];
    expect(parseFlags(flags, {})).toEqual({
      kind: "serve",
      artifact: null,
      http: null,
      newToken: false,
      settings: {
        limits: {
          timeout: "5s",
          ram: "64MB",
          compute: "LOW",
          allowedHosts: ["a.example", "b.example", "c.example"],
          envVariables: ["KEY"],
        },
        packages: { python: ["requests", "pyyaml"], javascript: [] },
        snippets: true,
        maxSessions: 4,
        maxOutput: 100_000,
      },
    });
  });

  it("make a token where none is given, another each time", () => {
    const made = [1, 2].map(() => parseFlags(["--http", "0"], {}));
    const tokens = made.map((it) => (it.kind === "serve" ? it.http?.token : null));
    expect(made).toMatchObject([{ newToken: true }, { newToken: true }]);
    expect(tokens[0]).toMatch(/^[\w-]{43}$/);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  it("take the token from the environment, and from the flag before it", () => {
    const env = { CAPSULE_MCP_TOKEN: "token-of-the-environment" };
    const http = { token: "token-of-the-environment", host: "127.0.0.1", port: 8080 };
    expect(parseFlags(["--http", "8080"], env)).toMatchObject({ http, newToken: false });
    expect(parseFlags(["--http", "1", "--token", "token-of-the-flag"], env)).toMatchObject({
      http: { token: "token-of-the-flag" },
    });
  });

  it.each([
    ["an unknown one", ["--nothing"], "Unknown option '--nothing'"],
    ["an argument", ["serve"], "Unexpected argument 'serve'"],
    ["a port that is none", ["--http", "70000"], "--http must be a whole number from 0 to 65535"],
    ["a number that is none", ["--max-sessions", "many"], "--max-sessions must be a whole number"],
    ["a token that is brief", ["--http", "0", "--token", "secret"], "The token must be 16 or more"],
    ["a URL for an origin", ["--http", "0", "--allowed-origins", "https://a.example/x"], "is not"],
    ["any origin", ["--http", "0", "--allowed-origins", "*"], '"*" is not an origin'],
    ["HTTP's without HTTP", ["--token", "0123456789abcdef"], "--token is for servers on HTTP"],
    ["only tasks of nothing", ["--only-tasks"], "--only-tasks needs an artifact"],
  ])("refuse %s", (_, flags, message) => {
    expect(() => parseFlags(flags, {})).toThrow(message);
  });
});

describe("the command", () => {
  it("helps", async () => {
    const { code, stdout } = await run(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: capsule-mcp [options]");
  });

  it.each([
    [["--nothing"], "Unknown option '--nothing'"],
    [["--timeout", "nonsense"], "nonsense"],
    [["--artifact", "/nowhere"], "There is no artifact at /nowhere."],
  ])("refuses %j before it serves", async (flags, message) => {
    const { code, stdout, stderr } = await run(flags);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });

  it("is a command of capsule, with flags and help of its own", async () => {
    const helped = await run(["mcp", "--help"], [CAPSULE]);
    expect(helped.stdout).toContain("Usage: capsule mcp [options]");
    const refused = await run(["mcp", "--nothing"], [CAPSULE]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("Unknown option '--nothing'");
    expect(await run(["mcp"], [CAPSULE])).toMatchObject({ code: 0, stdout: "" });
  });

  it("ends when its client goes", async () => {
    const { code, stdout } = await run([]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });

  it("writes its new token to standard error, and ends on a signal", async () => {
    const child = spawn(process.execPath, [COMMAND, "--http", "0"]);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      said += chunk;
      if (/^token: [\w-]{43}$/m.test(said)) child.kill("SIGTERM");
    });
    const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
    expect(said).toMatch(/^Serving MCP at http:\/\/127\.0\.0\.1:\d+\/mcp$/m);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});
