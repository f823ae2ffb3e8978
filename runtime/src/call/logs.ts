import type { LogEvent as NativeLogEvent } from "@capsule/native";

/** One line that a task, or a task called by it, wrote to its standard output or error. */
export interface LogEvent {
  /** The task that wrote it. */
  task: string;
  stream: "stdout" | "stderr";
  /** Without the line break. */
  text: string;
}

export type LogHandler = (event: LogEvent) => void;

/** Handlers by call; a call without one writes to the process's standard error. */
const handlers = new Map<number, LogHandler>();

/** Delivers the lines of one call to a handler. */
export function listen(call: number, handler: LogHandler): void {
  handlers.set(call, handler);
}

export function unlisten(call: number): void {
  handlers.delete(call);
}

/** Takes every sandbox's log events. What a handler throws is an uncaught exception. */
export function deliver(event: NativeLogEvent): void {
  const handler = handlers.get(event.id);
  if (handler === undefined) {
    process.stderr.write(`[${event.task}] ${printable(event.text)}\n`);
    return;
  }
  handler({ task: event.task, stream: event.stream, text: event.text });
}

/**
 * Removes what would steer a terminal, except tabs and colours: a guest must not move the cursor,
 * set titles or write to the clipboard.
 */
export function printable(text: string): string {
  return text.replace(CONTROL, "");
}

const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
  /\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)?|\[(?![\d;]*m)[\x20-\x3f]*[\x40-\x7e]?|(?!\[)[\x20-\x7e]?)|[\x00-\x08\x0a-\x1a\x1c-\x1f\x7f-\x9f]/g;
