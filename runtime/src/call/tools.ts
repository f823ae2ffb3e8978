import type { Sandbox, ToolCall } from "@capsule/native";
import { JsonText } from "../json/json-text.ts";

/**
 * A function of the host that a guest may call beside its code, with the arguments by position and by name that the
 * guest chose: check them. Its result crosses as JSON; what it throws, the guest catches with the same message.
 *
 * @param text Both as the guest wrote them: JSON of the array where there are no keyword arguments, else of
 *   `{ args, kwargs }`.
 */
export type ToolFunction = (
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
  text: string,
) => unknown;

/** Functions of the host by the names that a guest calls them by, as tasks named `tool:NAME`. */
export type ToolFunctions = Readonly<Record<string, ToolFunction>>;

/** Those of running calls. */
const offered = new Map<number, ToolFunctions>();

/** Offers functions to the guest of a call. */
export function offer(call: number, tools: ToolFunctions): void {
  offered.set(call, tools);
}

/** Ends that. What a function still does, nobody waits for any more. */
export function withdraw(call: number): void {
  offered.delete(call);
}

/** Answers a guest's call of a function. */
export async function answer(sandbox: Sandbox, { id, request, tool, arguments: text }: ToolCall) {
  const tools = offered.get(id);
  try {
    const fn = tools !== undefined && Object.hasOwn(tools, tool) ? tools[tool] : undefined;
    if (fn === undefined) throw new Error(`The host has no function "${tool}".`);
    const { args, kwargs } = read(JSON.parse(text));
    const result = await fn(args, kwargs, text);
    const answer = result instanceof JsonText ? result.text : (JSON.stringify(result) ?? "");
    sandbox.answer(request, answer, null);
  } catch (error) {
    sandbox.answer(request, null, error instanceof Error ? error.message : String(error));
  }
}

function read(value: unknown): { args: unknown[]; kwargs: Record<string, unknown> } {
  if (Array.isArray(value)) return { args: value, kwargs: {} };
  const { args = [], kwargs = {} } = value as { args?: unknown; kwargs?: unknown };
  if (!Array.isArray(args) || typeof kwargs !== "object" || kwargs === null) {
    throw new TypeError("The arguments are no list.");
  }
  return { args, kwargs: kwargs as Record<string, unknown> };
}
