import type { TextRun } from "../envelope.ts";
import type { ClientId } from "./protocol.ts";

/**
 * The message of a run's end. The value stays as the guest wrote it; its line breaks, which can only stand between
 * values, become spaces.
 */
export function resultMessage(id: ClientId, { envelope, value }: TextRun): string {
  if (value === null) return JSON.stringify({ type: "result", id, envelope });
  const { value: _, ...rest } = envelope;
  const fields = JSON.stringify(rest).slice(1);
  return `{"type":"result","id":${JSON.stringify(id)},"envelope":{"value":${onOneLine(value)},${fields}}`;
}

/** The message of a tool's call; its input stays as the guest wrote it. */
export function toolMessage(id: ClientId, call: number, tool: string, input: string): string {
  const head = JSON.stringify({ type: "tool", id, call, tool });
  return `${head.slice(0, -1)},"input":${onOneLine(input)}}`;
}

function onOneLine(json: string): string {
  return json.replace(/[\r\n]/g, " ");
}
