import { describe, expect, test } from "vitest";
import { parseGrant } from "../../src/policy/files.ts";

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
