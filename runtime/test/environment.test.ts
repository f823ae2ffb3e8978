import { rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { environmentOf, fileNames } from "../src/call/environment.ts";
import { temporary } from "./temporary.ts";

beforeEach(() => {
  vi.stubEnv("NODE_ENV", "production");
  vi.stubEnv("CAPSULE_TEST_A", undefined);
});
afterEach(() => void vi.unstubAllEnvs());

test("the process wins, then .env.local, .env.<NODE_ENV>, .env", () => {
  const root = temporary({
    ".env": "CAPSULE_TEST_A=base\nB=base\nC=base\nSECRET=1",
    ".env.production": "B=mode\nC=mode",
    ".env.local": "C=local",
    ".env.development": "B=never",
  });
  vi.stubEnv("CAPSULE_TEST_P", "process");
  const read = environmentOf(["CAPSULE_TEST_A", "B", "C", "CAPSULE_TEST_P", "X"], root);
  expect(read()).toEqual({
    CAPSULE_TEST_A: "base",
    B: "mode",
    C: "local",
    CAPSULE_TEST_P: "process",
  });
  vi.stubEnv("CAPSULE_TEST_A", "process");
  expect(read().CAPSULE_TEST_A).toBe("process");
  vi.stubEnv("CAPSULE_TEST_A", "");
  expect(read().CAPSULE_TEST_A).toBe("");
});

test("files are read at the time of the call", () => {
  const root = temporary({ ".env": "B=1" });
  const read = environmentOf(["B"], root);
  expect(read()).toEqual({ B: "1" });
  const file = path.join(root, ".env");
  writeFileSync(file, "B=2");
  utimesSync(file, 1, 1);
  expect(read()).toEqual({ B: "2" });
  rmSync(file);
  expect(read()).toEqual({});
});

test("what a call brings wins, and can take a variable away", () => {
  const root = temporary({ ".env": "B=1\nC=1" });
  const read = environmentOf(["A", "B", "C"], root);
  expect(read({ A: "call", B: undefined, SECRET: "s" })).toEqual({ A: "call", C: "1" });
  expect(read()).toEqual({ B: "1", C: "1" });
});

test("nothing is read where no task names a variable", () => {
  const read = environmentOf([], "/does/not/exist");
  expect(read()).toBe(read());
});

test("NODE_ENV can't lead elsewhere", () => {
  expect(fileNames("../../etc/x")).toEqual([".env.local", ".env"]);
  expect(fileNames("local")).toEqual([".env.local", ".env"]);
  expect(fileNames(undefined)).toEqual([".env.local", ".env"]);
});
