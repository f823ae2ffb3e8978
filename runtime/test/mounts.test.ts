import { describe, expect, test } from "vitest";
import { parseMount } from "../src/mounts.ts";

describe.skipIf(process.platform === "win32")("parseMount", () => {
  test.each([
    ["./data", { host: "/work/data", guest: "/data", writable: false }],
    ["data/sub/:rw", { host: "/work/data/sub", guest: "/data/sub", writable: true }],
    [".", { host: "/work", guest: "/", writable: false }],
    ["/srv/x:ro", { host: "/srv/x", guest: "/srv/x", writable: false }],
    ["../up::/in/:rw", { host: "/up", guest: "/in", writable: true }],
    ["a:b::/c", { host: "/work/a:b", guest: "/c", writable: false }],
    ["./x::/", { host: "/work/x", guest: "/", writable: false }],
  ])("%s", (text, mount) => {
    expect(parseMount(text, "/work")).toEqual(mount);
  });

  test.each([
    ["", "names no directory"],
    [":rw", "names no directory"],
    ["::/in", "names no directory"],
    ["../up", "needs a guest path"],
    ["./x::in", "is not absolute"],
    ["./x::", "is not absolute"],
    ["./x::/a/../../b", 'holds ".."'],
    ["./x::/a:rx", "character that paths can't have"],
  ])("refuses %j", (text, reason) => {
    expect(() => parseMount(text, "/work")).toThrow(reason);
    expect(() => parseMount(text, "/work")).toThrow(TypeError);
  });
});
