import { type Envelope, memberTexts, type TextEnvelope } from "@capsule/runtime";
import type { Output } from "./output.ts";
import type { RunEnvelope, ToolCall } from "./types.ts";

/** What the guest answers. It wrote that itself, so nothing of it is certain. */
interface Answer {
  value?: unknown;
  text?: unknown;
}

/** A run's envelope, and its value as the guest wrote it. */
export interface TextRun {
  envelope: RunEnvelope;
  /** Valid JSON; null where there is none, or where it wasn't asked for. */
  value: string | null;
}

/** {@link runEnvelope}, with the value's JSON where the task's result came with its own. */
export function textRun(ended: TextEnvelope, output: Output, calls: ToolCall[]): TextRun {
  const envelope = runEnvelope(ended.envelope, output, calls);
  const isAnswer =
    typeof ended.envelope.result === "object" && !Array.isArray(ended.envelope.result);
  const value = ended.result !== null && isAnswer ? memberTexts(ended.result).get("value") : null;
  return { envelope, value: value ?? null };
}

/** The same where nobody wants the result's JSON. */
export async function withoutText(envelope: Promise<Envelope>): Promise<TextEnvelope> {
  return { envelope: await envelope, result: null };
}

/** A run's envelope, of its task's. */
function runEnvelope(envelope: Envelope, output: Output, calls: ToolCall[]): RunEnvelope {
  const { success, result, error, execution } = envelope;
  const answer: Answer = typeof result === "object" && result !== null ? result : {};
  const { stdout, stderr } = output;
  const shown = error !== null ? error.message : typeof answer.text === "string" ? answer.text : "";
  return {
    success,
    value: Object.hasOwn(answer, "value") ? answer.value : null,
    stdout,
    stderr,
    text: joined(stdout, shown),
    error,
    tool_calls: calls,
    execution,
  };
}

/** The output, and what comes after it on a line of its own. */
function joined(stdout: string, shown: string): string {
  const lines = stdout.endsWith("\n") ? stdout.slice(0, -1) : stdout;
  if (shown === "") return lines;
  return stdout === "" ? shown : `${lines}\n${shown}`;
}
