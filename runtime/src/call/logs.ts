import type { LogEvent as NativeLogEvent } from "@capsule/native";
import type { StackMaps } from "./stack-maps.ts";

/** One line that a task, or a task called by it, wrote to its standard output or error. */
export interface LogEvent {
  /** The task that wrote it. */
  task: string;
  stream: "stdout" | "stderr";
  /** Without the line break. Frames of stacks are those of the sources. */
  text: string;
  /** True for what was written last, where it had no line break. */
  partial?: true;
}

export type LogHandler = (event: LogEvent) => void;

/** Who takes the lines of a call. */
interface Listener {
  /** Left out, lines go to the process's standard error. */
  handler: LogHandler | undefined;
  maps: StackMaps;
}

/** Running calls whose lines are delivered. */
const listeners = new Map<number, Listener>();

/** Events that came while source maps were being loaded, in their order; null while none are. */
let held: NativeLogEvent[] | null = null;
let loading: Promise<void> | null = null;

/** Delivers the lines of one call. */
export function listen(call: number, handler: LogHandler | undefined, maps: StackMaps): void {
  listeners.set(call, { handler, maps });
}

/** Ends the delivery of a call's lines, after the last one. */
export async function unlisten(call: number): Promise<void> {
  if (loading !== null) await loading;
  listeners.delete(call);
}

/** Takes every sandbox's log events. What a handler throws is an uncaught exception. */
export function deliver(event: NativeLogEvent): void {
  if (held !== null) held.push(event);
  else if (!FRAME.test(event.text)) write(event, event.text);
  else deliverFrame(event);
}

/** What may be a frame of a stack. */
const FRAME = /^\s*at .*:\d+:\d+/;

function deliverFrame(event: NativeLogEvent): void {
  const maps = listeners.get(event.id)?.maps;
  if (maps === undefined) write(event, event.text);
  else if (maps.isLoaded) {
    const text = maps.mapLine(event.text, event.task);
    if (text !== null) write(event, text);
  } else {
    held = [event];
    loading = maps.load().then(release);
  }
}

function release(): void {
  const events = held ?? [];
  held = null;
  loading = null;
  for (const event of events) deliver(event);
}

function write({ id, task, stream, partial }: NativeLogEvent, text: string): void {
  const handler = listeners.get(id)?.handler;
  if (handler === undefined) process.stderr.write(`[${task}] ${printable(text)}\n`);
  else handler(partial ? { task, stream, text, partial } : { task, stream, text });
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
