import { userFrames } from "../errors/stack.ts";

/** What an error's stack is in Node: name and message, then the frames. */
export function stackText(error: Error): string {
  const { stack } = error;
  if (!stack) return header(error);
  if (typeof stack !== "string") return String(stack);
  const start = stack.startsWith("    at ") ? 0 : stack.indexOf("\n    at ") + 1;
  if (start === 0 && !stack.startsWith("    at ")) return stack;
  const head = start === 0 ? header(error) : stack.slice(0, start - 1);
  const frames = userFrames(stack.slice(start));
  return frames === "" ? head : `${head}\n${frames}`;
}

function header(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
