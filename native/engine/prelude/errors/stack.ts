/** Frames of the engine's own code have no file: the prelude is compiled without positions. */
function isEngineFrame(line: string): boolean {
  return line.includes("(<null>") || line.endsWith("(missing)");
}

/** The frames of the code that a task consists of, without a header. */
export function userFrames(stack: unknown): string {
  if (typeof stack !== "string") return "";
  return stack
    .split("\n")
    .filter((line) => line.startsWith("    at ") && !isEngineFrame(line))
    .join("\n");
}

/** The stack of the code that runs now. */
export function stack(): string {
  return userFrames(new Error().stack);
}
