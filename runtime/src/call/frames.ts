/** One line of a guest's stack. Lines and columns count from 1. */
export interface Frame {
  /** With `async ` before it for a function that awaits the one above. Empty where the engine names none. */
  name: string;
  file: string;
  line: number | null;
  column: number | null;
}

/** `at name (file:line:column)`, `at name (native)`, `at file:line:column`, with what stands around it. */
const NAMED = /^(\s*at )(.*?) \(([^()]*?)(?::(\d+))?(?::(\d+))?\)(.*)$/;
const BARE = /^(\s*at (?:async )?)([^()]*?)(?::(\d+))(?::(\d+))?( \{)?$/;

/** A line of a stack, taken apart. */
export interface FrameLine {
  frame: Frame;
  /** The line with another frame in the place of this one. */
  write: (frame: Frame) => string;
}

/** Reads a line in the form of V8; null where it is something else: a message, a property, a brace. */
export function parseFrame(text: string): FrameLine | null {
  const named = NAMED.exec(text);
  if (named !== null) {
    const [, lead = "", name = "", file = "", line, column, rest = ""] = named;
    return {
      frame: { name, file, line: number(line), column: number(column) },
      write: (frame) => `${lead}${frame.name} (${placeOf(frame)})${rest}`,
    };
  }
  const bare = BARE.exec(text);
  if (bare === null) return null;
  const [, lead = "", file = "", line, column, rest = ""] = bare;
  return {
    frame: { name: "", file, line: number(line), column: number(column) },
    write: (frame) => `${lead}${placeOf(frame)}${rest}`,
  };
}

/** `file:line:column`, as far as it is known. */
export function placeOf({ file, line, column }: Frame): string {
  return [file, line, column].filter((part) => part !== null).join(":");
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
