import type { Artifact } from "@capsule/runtime";
import type { TaskEntry, TaskParameter } from "@capsule/runtime/manifest";
import { ToolError } from "./types.ts";

/** A task's arguments as a call takes them. */
export interface TaskCall {
  args: unknown[];
  /** Null for tasks that take none. */
  kwargs: Record<string, unknown> | null;
}

/** How a task looks to a client, and how a client's input becomes a call of it. */
export interface ToolSignature {
  description: string;
  inputSchema: { type: "object"; [key: string]: unknown };
  /** @throws ToolError where the input can't be a call. */
  toCall(input: Record<string, unknown>): TaskCall;
}

/** From what the build wrote of the task; without that, a list of arguments of any type. */
export function signatureOf(artifact: Artifact, task: string): ToolSignature {
  const entry = artifact.tasks[task] as TaskEntry;
  const language = artifact.manifest.components[entry.component]?.language ?? "javascript";
  const { file, line } = entry.source;
  const description = entry.signature?.description ?? `The task "${task}" of ${file}:${line}.`;
  if (entry.signature === undefined) return { description, ...untyped(language === "python") };
  const { parameters, definitions } = entry.signature;
  return {
    description,
    inputSchema: objectSchema(parameters, definitions),
    toCall: (input) =>
      language === "python" ? pythonCall(parameters, input) : scriptCall(parameters, input),
  };
}

function objectSchema(
  parameters: readonly TaskParameter[],
  definitions: Record<string, object> | undefined,
): ToolSignature["inputSchema"] {
  const named = parameters.filter(({ kind }) => kind !== "keywords");
  const others = parameters.find(({ kind }) => kind === "keywords");
  return {
    type: "object",
    properties: Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
    required: named.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: others?.schema ?? false,
    ...(definitions !== undefined && { $defs: definitions }),
  };
}

function scriptCall(parameters: readonly TaskParameter[], input: Record<string, unknown>) {
  return { args: positional(parameters, input), kwargs: null };
}

/** By name where a parameter has one that callers may use: then those before it may be left out. */
function pythonCall(parameters: readonly TaskParameter[], input: Record<string, unknown>) {
  const rest = parameters.find(({ kind }) => kind === "rest");
  const hasRest = rest !== undefined && has(input, rest.name) && size(input[rest.name]) > 0;
  const byPosition = parameters.filter(
    ({ kind }) => kind === "positional" || kind === "rest" || (kind === "either" && hasRest),
  );
  const args = positional(byPosition, input);
  const placed = new Set(byPosition.map(({ name }) => name));
  const kwargs = Object.fromEntries(Object.entries(input).filter(([name]) => !placed.has(name)));
  return { args, kwargs: Object.keys(kwargs).length > 0 ? kwargs : null };
}

function positional(parameters: readonly TaskParameter[], input: Record<string, unknown>) {
  const args: unknown[] = [];
  let skipped: string | null = null;
  for (const { name, kind } of parameters) {
    if (!has(input, name)) {
      skipped ??= kind === "rest" ? null : name;
      continue;
    }
    const values = kind === "rest" ? (input[name] as unknown[]) : [input[name]];
    if (skipped !== null && values.length > 0) {
      throw new ToolError(`"${skipped}" must be given where "${name}" is.`);
    }
    args.push(...values);
  }
  return args;
}

function has(input: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(input, name);
}

function size(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function untyped(isPython: boolean): Omit<ToolSignature, "description"> {
  return {
    inputSchema: {
      type: "object",
      properties: {
        args: { type: "array", items: {}, description: "Arguments in their order." },
        ...(isPython && { kwargs: { type: "object", description: "Arguments by name." } }),
      },
      additionalProperties: false,
    },
    toCall: ({ args = [], kwargs = null }) => ({ args, kwargs }) as TaskCall,
  };
}
