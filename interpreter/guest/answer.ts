import { inspect } from "node:util";
import { withOriginals } from "./originals.ts";
import type { GuestAnswer } from "./protocol.ts";

const { parse, stringify } = JSON;

/** What the host is told of a snippet's value. */
export function answerOf(value: unknown): GuestAnswer {
  // Without a prototype: whatever a snippet does to that of objects, this is the JSON.
  const answer = Object.create(null) as GuestAnswer;
  if (value === undefined) return answer;
  answer.text = textOf(value);
  const json = jsonOf(value);
  if (json !== undefined) answer.value = json;
  return answer;
}

function textOf(value: unknown): string {
  if (value === null) return "null";
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return value === 0 && 1 / value < 0 ? "-0" : `${value}`;
    default:
      return printed(value);
  }
}

function printed(value: unknown): string {
  try {
    return withOriginals(() => inspect(value));
  } catch {
    // A getter or a custom inspection that throws.
    return `[${typeof value}]`;
  }
}

/** A value as JSON carries it; undefined where that can't. */
function jsonOf(value: unknown): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return value;
  try {
    const json = stringify(value);
    // Once more than needed, but `toJSON` and getters are asked only once.
    return json === undefined ? undefined : parse(json);
  } catch (error) {
    if ((error as Error | undefined)?.name === "InternalError") throw error;
    return undefined;
  }
}
