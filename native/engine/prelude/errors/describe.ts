import { load } from "../load.ts";
import { isDenied } from "./denied.ts";
import { explainReference } from "./missing.ts";
import { userFrames } from "./stack.ts";

type Kind = "task_error" | "permission_denied" | "stack_overflow" | "out_of_memory";

/** The error JSON of the world for what a task threw: `{ kind, name, message, stack? }`. */
export function describe(thrown: unknown): string {
  if (!isError(thrown)) {
    const text = typeof thrown === "string" ? thrown : load("inspect").inspect(thrown);
    return JSON.stringify({
      kind: isDenied(thrown) ? "permission_denied" : "task_error",
      name: "Error",
      message: text,
    });
  }
  const name = text(thrown, "name") || "Error";
  const message = text(thrown, "message");
  const stack = userFrames(read(thrown, "stack"));
  return JSON.stringify({
    kind: kindOf(thrown, name, message),
    name,
    message: name === "ReferenceError" ? explainReference(message) : message,
    ...(stack === "" ? {} : { stack }),
  });
}

function isError(value: unknown): value is Error {
  return value instanceof Error || native.classOf(value) === "Error";
}

function kindOf(error: Error, name: string, message: string): Kind {
  if (isDenied(error)) return "permission_denied";
  if (name === "RangeError" && message === "Maximum call stack size exceeded") {
    return "stack_overflow";
  }
  if (name === "InternalError" && message === "out of memory") return "out_of_memory";
  return "task_error";
}

/** A property that may be a getter, which may throw. */
function read(error: Error, property: "name" | "message" | "stack"): unknown {
  try {
    return error[property];
  } catch {
    return undefined;
  }
}

function text(error: Error, property: "name" | "message"): string {
  const value = read(error, property);
  return typeof value === "string" ? value : "";
}
