import { describe, expect, test } from "vitest";
import { encodeArguments, encodeCall, joinArguments } from "../src/call/arguments.ts";

function problem(...args: unknown[]): string {
  const encoded = encodeArguments("t", args);
  if (typeof encoded === "string") throw new Error(`sent: ${encoded}`);
  expect(encoded.error_type).toBe("invalid_arguments");
  expect(encoded.hint).toBeTruthy();
  return encoded.message.replace('The arguments of task "t" can\'t be sent: ', "");
}

describe("arguments that can be sent", () => {
  test.each([
    ["nothing", [], "[]"],
    ["trailing undefined", [1, undefined, undefined], "[1]"],
    ["inner undefined", [undefined, 1], "[null,1]"],
    ["NaN and infinities", [Number.NaN, Number.POSITIVE_INFINITY, -0], "[null,null,0]"],
    ["dates", [new Date(0)], '["1970-01-01T00:00:00.000Z"]'],
    [
      "undefined properties and functions in objects",
      [{ a: undefined, f() {}, b: 1 }],
      '[{"b":1}]',
    ],
    ["the same object twice", [[sharedObject(), sharedObject()]], '[[{"x":1},{"x":1}]]'],
    ["lone surrogates", ["\ud800"], '["\\ud800"]'],
  ])("%s", (_, args, text) => {
    expect(encodeArguments("t", args as unknown[])).toBe(text);
  });
});

const shared = { x: 1 };
function sharedObject() {
  return shared;
}

describe("arguments that can't be sent, with their path", () => {
  test("BigInt", () => {
    expect(problem(1, { rows: [{ id: 1 }, { "a b": 2n }] })).toBe(
      'args[1].rows[1]["a b"] is a BigInt.',
    );
  });

  test("function and symbol", () => {
    expect(problem("x", () => {})).toBe("args[1] is a function.");
    expect(problem(Symbol("s"))).toBe("args[0] is a symbol.");
  });

  test("circular references", () => {
    const node: Record<string, unknown> = { list: [1] };
    (node.list as unknown[]).push({ parent: node });
    expect(problem(node)).toBe("args[0].list[1].parent refers back to args[0] (circular).");
  });

  test("throwing toJSON and getters", () => {
    const throwing = {
      toJSON: () => {
        throw new Error("not today");
      },
    };
    expect(problem({ throwing })).toBe("args[0].throwing can't be read (not today).");
    const getter = {
      get boom(): never {
        throw new Error("gone");
      },
    };
    expect(problem(getter)).toContain("(gone)");
  });

  test("too deep nesting, and what lies too deep to be found", () => {
    let value: unknown = 1n;
    for (let depth = 0; depth < 200_000; depth += 1) value = [value];
    expect(problem(value)).toBe("they are nested too deeply.");
    expect(problem([...new Array(200_000).fill(0), 1n])).toContain("BigInt");
  });

  test("a long path is shortened in its middle", () => {
    let value: unknown = 1n;
    for (let depth = 0; depth < 1000; depth += 1) value = { key: value };
    const message = problem(value);
    expect(message).toMatch(/^args\[0\]\.key.*….*\.key is a BigInt\.$/);
    expect(message.length).toBeLessThan(200);
  });
});

describe("keyword arguments", () => {
  test("go beside the positional ones, to tasks in Python", () => {
    const texts = encodeCall("t", [1, undefined], { lower: true, left: undefined });
    if ("error_type" in texts) throw new Error(texts.message);
    expect(joinArguments("t", texts, "python")).toBe('{"args":[1],"kwargs":{"lower":true}}');
    expect(joinArguments("t", texts, "javascript")).toMatchObject({
      error_type: "invalid_arguments",
      message: 'Task "t" takes no keyword arguments: it is not written in Python.',
    });
  });

  test("left out or empty, the arguments are an array for every language", () => {
    for (const kwargs of [undefined, {}]) {
      const texts = encodeCall("t", [1], kwargs);
      if ("error_type" in texts) throw new Error(texts.message);
      expect(joinArguments("t", texts, "python")).toBe("[1]");
      expect(joinArguments("t", texts, "javascript")).toBe("[1]");
    }
  });

  test("that can't be sent are named by their path", () => {
    expect(encodeCall("t", [], { options: { limit: 2n } })).toMatchObject({
      error_type: "invalid_arguments",
      message: expect.stringContaining("kwargs.options.limit is a BigInt."),
    });
  });
});
