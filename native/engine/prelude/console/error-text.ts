import { framesOf } from "../errors/stack.ts";

/** An error as Node prints it: name and message, then the frames of its stack. */
export function errorText(error: Error): string {
  const head = header(error);
  const frames = framesOf(error.stack);
  return frames === "" ? (error.stack ? head : `[${head}]`) : `${head}\n${frames}`;
}

function header(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
