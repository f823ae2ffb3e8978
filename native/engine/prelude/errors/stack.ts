/** The lines of a stack from the first frame on: without its header, which names the error and its message. */
export function framesOf(stack: unknown): string {
  if (typeof stack !== "string") return "";
  const start = /^ {4}at /m.exec(stack);
  return start === null ? "" : stack.slice(start.index);
}

/** The frames of the code that runs now. */
export function stack(): string {
  return framesOf(new Error().stack);
}
