import { framesOf } from "../errors/stack.ts";

/** What an error's stack is in Node: name and message, then the frames. */
export function stackText(error: Error): string {
  const { stack } = error;
  if (!stack) return header(error);
  if (typeof stack !== "string") return String(stack);
  const frames = framesOf(stack);
  if (frames === "") return stack;
  const head = stack.startsWith(frames) ? header(error) : stack.slice(0, -frames.length - 1);
  return `${head}\n${frames}`;
}

function header(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
