import { framesOf } from "../errors/stack.ts";

/** What an error's stack is in Node: name and message, then the frames. */
export function stackText(error: Error): string {
  const { stack } = error;
  if (!stack) return header(error);
  if (typeof stack !== "string") return String(stack);
  const frames = framesOf(stack);
  if (frames === "") return stack;
  const head = stack.startsWith(frames) ? "" : stack.slice(0, -frames.length - 1);
  return `${isEarly(head, error) ? header(error) : head}\n${frames}`;
}

/**
 * Whether a stack begins as the engine wrote it, when a constructor that names the error or describes it was still
 * under way. Node writes it when it is first read.
 */
function isEarly(head: string, error: Error): boolean {
  const { name = "Error" } = Object.getPrototypeOf(error) as Partial<Error>;
  return head === "" || head === name || head === `${name}: ${plainMessage(error)}`;
}

function plainMessage(error: Error): unknown {
  return Object.getOwnPropertyDescriptor(error, "message")?.value;
}

function header(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
