import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test, vi } from "vitest";

/** The host's side, as the JavaScript runner offers it. */
const host = vi.hoisted(() => ({
  define: vi.fn<(name: string, task: unknown) => void>(),
  call: vi.fn<(task: string, args: string) => Promise<string>>(),
}));
vi.mock("capsule:host", () => host);

const { CapsuleError, defineTask, remote, task, TimeoutError } = await import(
  "../src/guest/index.ts"
);

beforeEach(() => {
  host.define.mockReset();
  host.call.mockReset();
});

function failure(error: object): Error {
  return Object.assign(new Error("call failed"), { capsule: error });
}

describe("remote", () => {
  test("sends arguments as JSON and reads the result", async () => {
    host.call.mockResolvedValueOnce('{"n":2}').mockResolvedValueOnce("");
    const stub = remote("square");
    expect(stub.taskName).toBe("square");
    expect(await stub({ n: 1 }, undefined)).toEqual({ n: 2 });
    expect(await stub()).toBe(undefined);
    expect(host.call.mock.calls.map(([task, args]) => [task, args])).toEqual([
      ["square", '[{"n":1}]'],
      ["square", "[]"],
    ]);
  });

  test("rejects with the class of the failure, the callee's frames marked", async () => {
    const stack = "    at loop (task.js:1:2)";
    host.call.mockRejectedValueOnce(
      failure({ error_type: "timeout", message: "late", stack, hint: "raise it" }),
    );
    const error = await remote("slow")().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toBeInstanceOf(CapsuleError);
    expect(error).toMatchObject({ code: "timeout", hint: "raise it", taskName: "slow" });
    const lines = (error as Error).stack?.split("\n");
    expect(lines?.slice(0, 2)).toEqual(["TimeoutError: late", "    at loop (slow/task.js:1:2)"]);
    expect(lines?.slice(2).join(), "who called it, in this file").toContain("guest.test.ts");
  });

  test("arguments that can't be sent never reach the host", async () => {
    await expect(remote("t")(1n)).rejects.toMatchObject({ code: "invalid_arguments" });
    expect(host.call).not.toHaveBeenCalled();
  });

  test("the envelope tells of success and failure alike", async () => {
    host.call.mockResolvedValueOnce('{"error_type":"x"}');
    expect(await remote("t").envelope()).toMatchObject({
      success: true,
      result: { error_type: "x" },
      error: null,
      execution: { task_name: "t", host_requests: [] },
    });
    host.call.mockRejectedValueOnce(failure({ error_type: "trap", message: "m" }));
    expect(await remote("t").envelope()).toMatchObject({
      success: false,
      result: null,
      error: { error_type: "trap", message: "m" },
    });
  });

  test("what is no failure of a call is passed on as it is", async () => {
    host.call.mockRejectedValueOnce(new RangeError("defect"));
    await expect(remote("t").envelope()).rejects.toThrow(RangeError);
  });
});

test("defineTask registers the function and gives the stub", async () => {
  const fn = (n: number) => n;
  host.call.mockResolvedValueOnce("3");
  const own = defineTask("self", fn);
  expect(host.define.mock.calls).toEqual([["self", fn]]);
  expect(await own(1)).toBe(3);
});

test("task() that the compiler missed explains itself", () => {
  expect(() => task({ name: "late" })).toThrow('The task() of "late" was not compiled');
});

test("the guest library imports nothing but itself and the runner's module", () => {
  const imports = new Set<string>();
  const visit = (url: URL) => {
    if (imports.has(url.href)) return;
    imports.add(url.href);
    const text = readFileSync(url, "utf8");
    for (const [, type, specifier = ""] of text.matchAll(
      /^(?:import|export) (type )?(?:[^;]*? from )?"(.*)";$/gm,
    )) {
      if (type !== undefined) continue;
      if (specifier.startsWith(".")) visit(new URL(specifier, url));
      else imports.add(specifier);
    }
  };
  visit(new URL("../src/guest/index.ts", import.meta.url));
  expect([...imports].filter((it) => !it.startsWith("file:"))).toEqual(["capsule:host"]);
  expect(imports.size).toBeGreaterThan(8);
});
