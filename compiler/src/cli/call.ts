import {
  type Artifact,
  type Envelope,
  type LogEvent,
  type Mount,
  printable,
} from "@capsule/runtime";
import {
  keywordArguments,
  parseArgument,
  readArguments,
  textOption,
  textOptions,
} from "./arguments.ts";
import { EXIT, exitCodeOf } from "./exit.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { bytes, grouped, milliseconds, plural } from "./words.ts";

export interface CallFlags {
  task?: unknown;
  argsFile?: unknown;
  kwargs?: unknown;
  mount?: unknown;
  json?: boolean;
  verbose?: boolean;
  /** What came after `--`. */
  "--"?: string[];
}

/** The arguments of a call: those on the command line, or those of a file. */
export function callArguments(positional: readonly unknown[], flags: CallFlags): unknown[] {
  const typed = [...positional, ...(flags["--"] ?? [])].map((argument) => String(argument));
  const file = textOption(flags.argsFile);
  if (file === undefined) return typed.map(parseArgument);
  if (typed.length > 0) {
    throw new UsageError("Arguments come from the command line or from --args-file, not from both");
  }
  return readArguments(file);
}

export interface TaskCall {
  artifact: Artifact;
  task: string;
  args: unknown[];
  /** Beside those of `--mount`. */
  mounts: readonly (string | Mount)[];
  /** Makes a damaged artifact anew, where that can be done. */
  repair: (() => Promise<Artifact | null>) | null;
}

/** Calls a task, prints what it gives, and returns the exit code. */
export async function callTask(
  call: TaskCall,
  flags: CallFlags,
  terminal: Terminal,
): Promise<number> {
  const { task, args } = call;
  const abort = new AbortController();
  const interrupt = () => {
    // The first asks the call to end; who asks again wants out.
    if (abort.signal.aborted) process.exit(EXIT.interrupted);
    abort.abort(new Error("interrupted"));
  };
  process.on("SIGINT", interrupt);
  try {
    const options = {
      kwargs: keywordArguments(textOption(flags.kwargs)),
      signal: abort.signal,
      mounts: [...call.mounts, ...textOptions(flags.mount)],
      onLog: (event: LogEvent) => terminal.say(logLine(event, task, terminal)),
    };
    let envelope = await call.artifact.envelope(task, args, options);
    if (envelope.error?.error_type === "artifact_invalid" && call.repair !== null) {
      const repaired = await call.repair();
      if (repaired !== null) envelope = await repaired.envelope(task, args, options);
    }
    printOutcome(envelope, flags, terminal);
    return envelope.error === null ? EXIT.success : exitCodeOf(envelope.error.error_type);
  } catch (error) {
    // The one thing that a call rejects with: a mount that can't be read.
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
  }
}

function logLine({ task, text }: LogEvent, called: string, { colors }: Terminal): string {
  return task === called ? printable(text) : `${colors.gray(`[${task}]`)} ${printable(text)}`;
}

function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

function printOutcome(envelope: Envelope, flags: CallFlags, terminal: Terminal): void {
  if (flags.verbose) sayExecution(envelope, terminal);
  if (flags.json) {
    terminal.out(JSON.stringify(envelope));
    return;
  }
  const { error, result } = envelope;
  if (error !== null) {
    const { say, colors } = terminal;
    say(`${colors.red(`${error.error_type}:`)} ${printableLines(error.message)}`);
    if (error.stack) say(colors.gray(printableLines(error.stack)));
    if (error.hint) say(`  ${colors.gray("hint:")} ${error.hint}`);
  } else if (result !== null) {
    terminal.out(typeof result === "string" ? result : JSON.stringify(result, null, 2));
  }
}

function sayExecution({ execution }: Envelope, { say, colors }: Terminal): void {
  const { task_name, duration_ms, retries, fuel_consumed, ram_used, host_requests } = execution;
  const parts = [
    `${task_name}: ${milliseconds(duration_ms)}`,
    `fuel ${grouped(fuel_consumed)}`,
    `memory ${bytes(ram_used)}`,
    ...(retries > 0 ? [plural(retries, "retry", "retries")] : []),
  ];
  say(colors.gray(parts.join(", ")));
  for (const { method, url, status } of host_requests) {
    say(colors.gray(`  ${method} ${printable(url)} ${status ?? "(no response)"}`));
  }
}
