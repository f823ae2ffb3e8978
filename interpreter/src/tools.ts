import {
  type JsonText,
  memberTexts,
  type ToolFunction,
  type ToolFunctions,
} from "@capsule/runtime";
import { type Check, checker } from "./schema.ts";
import type { ToolCall, Tools } from "./types.ts";

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Calls of tools that a run tells of: code may make as many as it has time for. */
const MOST_CALLS = 1000;

/** A tool that another program runs, which gets its input and gives its result as JSON. */
export class TextTool {
  readonly parameters: object | undefined;
  readonly run: (input: string) => Promise<JsonText>;

  constructor(parameters: object | undefined, run: (input: string) => Promise<JsonText>) {
    this.parameters = parameters;
    this.run = run;
  }

  async execute(input: unknown): Promise<unknown> {
    return this.run(JSON.stringify(input));
  }
}

/** A tool whose schema was read. It gets its input, and that as the guest wrote it. */
interface CheckedTool {
  check: Check;
  execute(input: unknown, text: string): unknown;
}

/** Tools by their names. */
export type CheckedTools = Readonly<Record<string, CheckedTool>>;

/** Tools as a call offers them. */
export interface OfferedTools {
  functions: ToolFunctions;
  /** Grows while the call runs, to the first thousand. */
  calls: ToolCall[];
}

/**
 * Tools with their inputs checked.
 *
 * @throws TypeError for a name that code can't call, a tool without a function, or parameters that are no schema.
 */
export function checkTools(tools: Tools = {}): CheckedTools {
  const checked: Record<string, CheckedTool> = Object.create(null);
  for (const [name, tool] of Object.entries(tools)) {
    if (!IDENTIFIER.test(name)) {
      throw new TypeError(
        `The tool ${JSON.stringify(name)} can't be called by that name: use letters, digits and \`_\`, the first no digit.`,
      );
    }
    if (tool instanceof TextTool) {
      const { parameters, run } = tool;
      checked[name] = { check: checker(name, parameters), execute: (_, text) => run(text) };
      continue;
    }
    const { execute, parameters } =
      typeof tool === "function" ? { execute: tool, parameters: undefined } : tool;
    if (typeof execute !== "function") {
      throw new TypeError(`The tool "${name}" has no function \`execute\`.`);
    }
    const check = checker(name, parameters);
    checked[name] = { check, execute: (input) => execute.call(tool, input) };
  }
  return checked;
}

/** Tools for one run, whose calls are noted. */
export function offerTools(tools: CheckedTools): OfferedTools {
  const calls: ToolCall[] = [];
  const functions: Record<string, ToolFunction> = Object.create(null);
  for (const [name, { check, execute }] of Object.entries(tools)) {
    functions[name] = async (args, kwargs, text) => {
      const call: ToolCall = { tool: name, duration_ms: 0, error: null };
      if (calls.length < MOST_CALLS) calls.push(call);
      const started = performance.now();
      try {
        const input = await check(inputOf(name, args, kwargs));
        return await execute(input, inputText(args, text));
      } catch (error) {
        call.error = error instanceof Error ? error.message : String(error);
        throw error;
      } finally {
        call.duration_ms = Math.round(performance.now() - started);
      }
    };
  }
  return { functions, calls };
}

/** The one value that a tool takes. */
function inputOf(
  name: string,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): unknown {
  const isNamed = Object.keys(kwargs).length > 0;
  if (args.length > 1 || (args.length === 1 && isNamed)) {
    throw new TypeError(`The tool "${name}" takes one object, or arguments by name.`);
  }
  return isNamed ? kwargs : args.length === 0 ? {} : args[0];
}

/** The same as the guest wrote it, in the JSON of its arguments. */
function inputText(args: readonly unknown[], text: string): string {
  const isNamed = text.trimStart().startsWith("{");
  const members = isNamed ? memberTexts(text) : null;
  const list = members === null ? text : (members.get("args") ?? "[]");
  if (args.length === 0) return members?.get("kwargs") ?? "{}";
  return list.trim().slice(1, -1);
}
