/** One line of a guest's stack. Lines and columns count from 1. */
export interface Frame {
  /** Empty where the engine names none, as for a syntax error. */
  name: string;
  file: string;
  line: number | null;
  column: number | null;
}

/** A guest writes its own stacks; nobody reads further than this. */
const MOST_FRAMES = 64;

/** `    at name (file:line:column)`, `    at name (native)`, `    at file:line:column`. */
const NAMED = /^\s*at (.*?) \((.*?)(?::(\d+))?(?::(\d+))?\)$/;
const BARE = /^\s*at (.*?)(?::(\d+))?(?::(\d+))?$/;

/** Reads the frames of a stack in QuickJS's form; other lines are left out. */
export function parseFrames(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split("\n")) {
    if (frames.length === MOST_FRAMES) break;
    const named = NAMED.exec(line);
    if (named !== null) {
      frames.push(frame(named[1], named[2], named[3], named[4]));
      continue;
    }
    const bare = BARE.exec(line);
    if (bare !== null) frames.push(frame("", bare[1], bare[2], bare[3]));
  }
  return frames;
}

/** Writes frames as V8 does. */
export function formatFrames(frames: Frame[]): string {
  return frames.map(formatFrame).join("\n");
}

function formatFrame({ name, file, line, column }: Frame): string {
  const place = [file, line, column].filter((part) => part !== null).join(":");
  return name === "" ? `    at ${place}` : `    at ${name} (${place})`;
}

function frame(name = "", file = "", line?: string, column?: string): Frame {
  return {
    name,
    file,
    line: line === undefined ? null : Number(line),
    column: column === undefined ? null : Number(column),
  };
}
