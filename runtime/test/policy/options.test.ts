import { describe, expect, test } from "vitest";
import { parseCompute } from "../../src/policy/compute.ts";
import { parseDuration } from "../../src/policy/duration.ts";
import { parseEnvName } from "../../src/policy/env.ts";
import { parseGrant } from "../../src/policy/files.ts";
import { parseHost } from "../../src/policy/hosts.ts";
import { parseRetries } from "../../src/policy/retries.ts";
import { parseSize } from "../../src/policy/size.ts";

const NO_NUMBERS = [Number.NaN, Infinity, -Infinity, -1, 0, 1.5, 2 ** 53, true, null, [], {}];

describe("compute", () => {
  test.each([
    ["LOW", 100_000_000],
    ["medium", 2_000_000_000],
    [" High ", 50_000_000_000],
    ["CUSTOM:5000", 5000],
    ["custom: 5000", 5000],
    ["5000", 5000],
    [1, 1],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])("%j is %j fuel", (value, fuel) => expect(parseCompute(value)).toEqual({ value: fuel }));

  test.each([
    "",
    "HUGE",
    "CUSTOM",
    "CUSTOM:",
    "CUSTOM:0",
    "CUSTOM:-1",
    "1.5",
    "1e9",
    "0x10",
    "toString",
    "9007199254740992",
    ...NO_NUMBERS,
  ])("%j is refused", (value) => expect(parseCompute(value)).toHaveProperty("reason"));
});

describe("ram", () => {
  test.each([
    ["64MB", 64 * 1024 ** 2],
    ["1.5 gb", 1.5 * 1024 ** 3],
    ["0.5kb", 512],
    ["4GB", 2 ** 32],
    [65_536, 65_536],
  ])("%j is %j bytes", (value, bytes) => expect(parseSize(value)).toEqual({ value: bytes }));

  test.each([
    "",
    "64",
    "MB",
    "-1MB",
    "1TB",
    "1M",
    "1 MiB",
    "1e3MB",
    "0MB",
    "0.0001KB",
    "4.1GB",
    "1MB 2KB",
    2 ** 32 + 1,
    ...NO_NUMBERS,
  ])("%j is refused", (value) => expect(parseSize(value)).toHaveProperty("reason"));
});

describe("timeout", () => {
  test.each([
    ["500ms", 500],
    ["30s", 30_000],
    ["1.5S", 1500],
    ["1m 30s", 90_000],
    ["1h30m", 5_400_000],
    ["2s 5 ms", 2005],
    ["576h", 2_073_600_000],
    [250, 250],
  ])("%j is %j ms", (value, ms) => expect(parseDuration(value)).toEqual({ value: ms }));

  test.each([
    "",
    "soon",
    "30",
    "-1s",
    "1d",
    "0s",
    "0.1ms",
    "1m 1m",
    "1 m s",
    "577h",
    "1e3s",
    2_073_600_001,
    ...NO_NUMBERS,
  ])("%j is refused", (value) => expect(parseDuration(value)).toHaveProperty("reason"));
});

describe("maxRetries", () => {
  test.each([0, 1, 100])("%j", (value) => expect(parseRetries(value)).toEqual({ value }));
  test.each(["1", 101, ...NO_NUMBERS.filter((value) => value !== 0)])("%j is refused", (value) =>
    expect(parseRetries(value)).toHaveProperty("reason"),
  );
});

describe("allowedHosts", () => {
  const pattern = (
    match: string,
    host: string,
    scheme: string | null = null,
    port: number | null = null,
  ) => ({
    value: { match, host, scheme, port },
  });

  test.each([
    ["*", pattern("any", "")],
    ["example.com", pattern("domain", "example.com")],
    ["API.Example.COM", pattern("domain", "api.example.com")],
    ["*.example.com", pattern("subdomain", "example.com")],
    ["https://*.example.com:8443", pattern("subdomain", "example.com", "https", 8443)],
    ["HTTP://example.com", pattern("domain", "example.com", "http")],
    ["example.com:443", pattern("domain", "example.com", null, 443)],
    ["redis", pattern("domain", "redis")],
    ["under_score.example.com", pattern("domain", "under_score.example.com")],
    ["bücher.de", pattern("domain", "xn--bcher-kva.de")],
    ["*.日本.jp", pattern("subdomain", "xn--wgv71a.jp")],
    ["localhost", pattern("loopback", "localhost")],
    ["http://LOCALHOST:3000", pattern("loopback", "localhost", "http", 3000)],
    ["127.0.0.1", pattern("address", "127.0.0.1")],
    ["10.0.0.1:80", pattern("address", "10.0.0.1", null, 80)],
    ["::1", pattern("address", "::1")],
    ["[::1]:8080", pattern("address", "::1", null, 8080)],
    ["https://[2001:DB8:0:0::1]", pattern("address", "2001:db8::1", "https")],
    ["2001:0db8::0001", pattern("address", "2001:db8::1")],
  ])("%j", (value, expected) => expect(parseHost(value)).toEqual(expected));

  test.each([
    "",
    " ",
    "https://",
    "://example.com",
    "ftp://example.com",
    "wss://example.com",
    "https://*",
    "*:443",
    "**",
    "*.",
    "*.*.example.com",
    "a.*.example.com",
    "*example.com",
    "*.localhost.*",
    "*.127.0.0.1",
    "example.com/",
    "example.com/path",
    "example.com?x",
    "example.com#x",
    "user@example.com",
    "https://user:pass@example.com",
    "example.com:",
    "example.com:0",
    "example.com:65536",
    "example.com:http",
    "example..com",
    ".example.com",
    "example.com.",
    "-example.com",
    "exam ple.com",
    "ex%61mple.com",
    "example.com\\x",
    "127.1",
    "0x7f000001",
    "2130706433",
    "0177.0.0.1",
    "256.0.0.1",
    "[127.0.0.1]",
    "[::1",
    "fe80::1%eth0",
    "[fe80::1%25eth0]",
    `${"a".repeat(64)}.com`,
    `${"a.".repeat(127)}com`,
    7,
    null,
    ["example.com"],
  ])("%j is refused", (value) => expect(parseHost(value)).toHaveProperty("reason"));
});

describe("allowedFiles", () => {
  const grant = (path: string, guest: string, mode = "read-only") => ({
    value: { path, guest, mode },
  });

  test.each([
    ["./data", grant("data", "/data")],
    ["data", grant("data", "/data")],
    ["./data/", grant("data", "/data")],
    [".", grant(".", "/")],
    ["./", grant(".", "/")],
    ["./a/./b/../c", grant("a/c", "/a/c")],
    ["./data:ro", grant("data", "/data")],
    ["./data:read-only", grant("data", "/data")],
    ["./data:rw", grant("data", "/data", "read-write")],
    ["./data:read-write", grant("data", "/data", "read-write")],
    ["./data::/in", grant("data", "/in")],
    ["./data::/in/:rw", grant("data", "/in", "read-write")],
    ["./data::/", grant("data", "/")],
    ["..data", grant("..data", "/..data")],
    ["./with space", grant("with space", "/with space")],
    [{ path: "./data" }, grant("data", "/data")],
    [{ path: "data", mode: "rw" }, grant("data", "/data", "read-write")],
    [{ path: "data", mode: "read-only" }, grant("data", "/data")],
  ])("%j", (value, expected) => expect(parseGrant(value)).toEqual(expected));

  test.each([
    "/etc",
    "/",
    "..",
    "../x",
    "./a/../../b",
    "~/x",
    "~",
    "C:\\x",
    "c:/x",
    "\\\\server\\x",
    { path: "/etc" },
    { path: "../x", mode: "ro" },
  ])("%j is outside of the project", (value) =>
    expect(parseGrant(value)).toHaveProperty("outside"),
  );

  test.each([
    "",
    " ",
    ":rw",
    "::/in",
    "./data:",
    "./data:RW",
    "./data:write",
    "./data::in",
    "./data::/in/../out",
    "./data::/in::/out",
    "./data::",
    "./a:b/c",
    "C:x",
    "a\\b",
    "a\0b",
    7,
    null,
    [],
    {},
    { path: 7 },
    { path: "data", mode: "x" },
    { path: "data", mode: 1 },
    { path: "data", mode: "toString" },
    { path: "data::/in" },
    { path: "data", extra: 1 },
  ])("%j is refused", (value) => expect(parseGrant(value)).toHaveProperty("reason"));
});

describe("envVariables", () => {
  test.each(["A", "_", "API_KEY", "lower", "A1"])("%j", (value) =>
    expect(parseEnvName(value)).toEqual({ value }),
  );
  test.each(["", "1A", "A-B", "A B", "A=1", "A*", "*", "Ä", 1, null])("%j is refused", (value) =>
    expect(parseEnvName(value)).toHaveProperty("reason"),
  );
});
