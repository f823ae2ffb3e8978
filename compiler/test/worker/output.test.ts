import { refusalEnvelope } from "@capsule/runtime";
import { expect, test } from "vitest";
import { Output } from "../../src/worker/output.ts";

test("a result is handed on as it was written, on one line whatever its guest put between values", () => {
  let text = "";
  const output = new Output((part) => {
    text += part;
  });
  const { execution } = refusalEnvelope("t", { error_type: "trap", message: "" });
  const envelope = { success: true, result: null, error: null, execution };
  output.sendResult("a\n", { envelope, result: '{"a":\n1.0,\r\n"b":"\\n"}' });
  output.sendResult(2, { envelope, result: null });
  const lines = text.split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('"result":{"a": 1.0,  "b":"\\n"},');
  expect(JSON.parse(lines[0] as string)).toEqual({
    type: "result",
    id: "a\n",
    envelope: { ...envelope, result: { a: 1, b: "\n" } },
  });
  expect(JSON.parse(lines[1] as string)).toEqual({ type: "result", id: 2, envelope });
});
