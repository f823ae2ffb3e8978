import { framesOf } from "./stack.ts";

/** Deeper nesting than this is reported without looking where. */
const MAX_DEPTH = 1000;

/** The error JSON for a result that is no JSON. `error` is what `JSON.stringify` threw, if it did. */
export function explainResult(value: unknown, error: unknown): string {
  if (error instanceof Error && error.message === "out of memory") {
    return failure("out_of_memory", error.name, error.message);
  }
  const problem = explain(value);
  if (problem !== undefined) return failure("invalid_result", "TypeError", problem);
  if (error instanceof RangeError && error.message === "Maximum call stack size exceeded") {
    return failure("invalid_result", "RangeError", "the result is nested too deeply");
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? framesOf(error.stack) : "";
  return failure("invalid_result", "TypeError", `the result can't be made JSON: ${message}`, stack);
}

function failure(kind: string, name: string, message: string, stack = ""): string {
  return JSON.stringify({ kind, name, message, ...(stack === "" ? {} : { stack }) });
}

function explain(value: unknown): string | undefined {
  try {
    return find(value, "result", []);
  } catch {
    // A getter or a proxy that throws: the error says so itself.
    return undefined;
  }
}

/** Says what in the value is no JSON, by its path. */
function find(value: unknown, path: string, parents: object[]): string | undefined {
  if (typeof value === "object" && value !== null) {
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON === "function") value = toJSON.call(value, "");
  }
  switch (typeof value) {
    case "bigint": {
      if (typeof (BigInt.prototype as { toJSON?: unknown }).toJSON === "function") return undefined;
      return `${path} is a BigInt, which JSON doesn't have: return a string or a number`;
    }
    case "function":
    case "symbol":
      if (parents.length > 0) return undefined;
      return `${path} is a ${typeof value}, which JSON doesn't have`;
    case "object":
      return value === null ? undefined : findInside(value, path, parents);
  }
  return undefined;
}

function findInside(value: object, path: string, parents: object[]): string | undefined {
  if (parents.includes(value)) return `${path} is circular: it contains itself`;
  if (parents.length > MAX_DEPTH) return "the result is nested too deeply";
  parents.push(value);
  for (const [key, item] of Object.entries(value)) {
    const problem = find(item, join(path, key, Array.isArray(value)), parents);
    if (problem !== undefined) return problem;
  }
  parents.pop();
  return undefined;
}

function join(path: string, key: string, isIndex: boolean): string {
  if (isIndex) return `${path}[${key}]`;
  return /^[\w$]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
