import { load } from "../load.ts";
import { isDenied } from "./denied.ts";
import { explainReference } from "./missing.ts";
import { framesOf } from "./stack.ts";

const { stringify } = JSON;

type Kind = "task_error" | "permission_denied" | "stack_overflow" | "out_of_memory";

/** The error JSON of the world for what a task threw: `{ kind, name, message, stack? }`. */
export function describe(thrown: unknown): string {
  if (!isError(thrown)) {
    const text = typeof thrown === "string" ? thrown : load("inspect").inspect(thrown);
    return stringify({
      kind: isDenied(thrown) ? "permission_denied" : "task_error",
      name: "Error",
      message: text,
    });
  }
  const name = text(thrown, "name") || "Error";
  const message = text(thrown, "message");
  const kind = kindOf(thrown, name, message);
  const stack = stackOf(thrown, kind);
  return stringify({
    kind,
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

/**
 * The frames of an error, followed by what else Node prints of it: its cause and the errors in it with frames of their
 * own, and its further properties.
 */
function stackOf(error: Error, kind: Kind): string {
  const frames = framesOf(read(error, "stack"));
  if (kind === "out_of_memory" || !tellsMore(error)) return frames;
  try {
    const shown = load("inspect").inspect(error, { depth: 5 });
    // It begins with the same stack; or with one line, where no code of the task was running.
    return frames === "" ? shown.slice(shown.indexOf("\n") + 1) : framesOf(shown);
  } catch {
    // A getter or a custom inspection that throws.
    return frames;
  }
}

/** Properties that the envelope tells itself. */
const SAID: ReadonlySet<string> = new Set(["name", "message", "stack"]);

/** Errors of called tasks bear their details for code, not for people: the host tells them its own way. */
function tellsMore(error: Error): boolean {
  if ("cause" in error || "errors" in error) return true;
  return !("taskName" in error) && Object.keys(error).some((key) => !SAID.has(key));
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
