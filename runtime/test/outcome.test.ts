import type { Outcome } from "@capsule/native";
import { describe, expect, test } from "vitest";
import { decode, fromOutcome, toEnvelope, toTextEnvelope } from "../src/call/outcome.ts";

const base: Outcome = {
  result: "1",
  error: null,
  durationMs: 1.5,
  retries: 2,
  fuel: 3,
  ram: 4,
  requests: [{ method: "GET", url: "https://a/x", status: null }],
};

describe("fromOutcome", () => {
  test("a result that looks like an error is a result", () => {
    const value = { error_type: "x", error: { message: "y" }, result: 1 };
    const ended = decode(fromOutcome("t", { ...base, result: JSON.stringify(value) }));
    expect(ended.error).toBe(null);
    expect(ended.value).toEqual(value);
  });

  test("no value is undefined for the caller and null in the envelope", () => {
    const answer = fromOutcome("t", { ...base, result: "" });
    expect(decode(answer).value).toBe(undefined);
    expect(toEnvelope(answer)).toEqual({
      success: true,
      result: null,
      error: null,
      execution: {
        task_name: "t",
        duration_ms: 1.5,
        retries: 2,
        fuel_consumed: 3,
        ram_used: 4,
        host_requests: base.requests,
      },
    });
  });

  test("__proto__ is a plain property of the result", () => {
    const ended = decode(fromOutcome("t", { ...base, result: '{"__proto__":{"admin":true}}' }));
    expect((ended.value as { admin?: boolean }).admin).toBe(undefined);
  });

  test("a result can be had as the guest wrote it, where it is JSON", () => {
    const text = '{"a": 1.0}';
    const kept = toTextEnvelope(fromOutcome("t", { ...base, result: text }));
    expect(kept).toMatchObject({ envelope: { success: true, result: { a: 1 } }, result: text });
    const forged = '1},"execution":{}} {"type":"result"';
    const refused = toTextEnvelope(fromOutcome("t", { ...base, result: forged }));
    expect(refused).toMatchObject({ envelope: { success: false }, result: null });
    expect(refused.envelope.error?.error_type).toBe("invalid_result");
  });

  test("a result that is not JSON is invalid", () => {
    const envelope = toEnvelope(fromOutcome("t", { ...base, result: "{oops" }));
    expect(envelope).toMatchObject({ success: false, error: { error_type: "invalid_result" } });
  });

  test("an error keeps only what is there, and names the task that failed", () => {
    const error = { errorType: "timeout", message: "m", stack: null, hint: null, task: "sub" };
    const ended = fromOutcome("t", { ...base, result: null, error });
    expect(ended.error).toEqual({ error_type: "timeout", message: "m" });
    expect(ended.failed).toBe("sub");
    const unknown = fromOutcome("t", {
      ...base,
      result: null,
      error: { ...error, errorType: "x" },
    });
    expect(unknown.error?.error_type).toBe("internal_error");
  });
});
