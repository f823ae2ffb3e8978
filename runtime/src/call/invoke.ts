import type {
  ArtifactHandle,
  LiveHandle,
  Mount as NativeMount,
  Outcome,
  Sandbox,
} from "@capsule/native";
import type { EnvelopeError } from "../envelope.ts";
import type { Language } from "../manifest/types.ts";
import { type Mount, parseMount } from "../mounts.ts";
import { type ArgumentTexts, joinArguments, type KeywordArguments, SMALLER } from "./arguments.ts";
import { cancelOn, release } from "./cancellation.ts";
import type { Environment, Overrides } from "./environment.ts";
import { type LogHandler, listen, unlisten } from "./logs.ts";
import { type Answer, fromOutcome, refused } from "./outcome.ts";
import { addPlace } from "./place.ts";
import type { StackMaps } from "./stack-maps.ts";
import { offer, type ToolFunctions, withdraw } from "./tools.ts";
import { mayRunHere, tookTurn } from "./turn.ts";

/** Options of one call. */
export interface CallOptions {
  /** Arguments by name, beside those by position. Only tasks in Python take them. */
  kwargs?: KeywordArguments | undefined;
  /** Ends the call as `cancelled`, whether it runs or waits for its turn. */
  signal?: AbortSignal | undefined;
  /**
   * Takes each line that the task, and tasks called by it, write. Left out, lines go to the
   * process's standard error as `[task] text`. With null they are not delivered at all.
   */
  onLog?: LogHandler | null | undefined;
  /**
   * Directories for this call beside what policies grant, for the called task and the tasks it
   * calls: `"HOST[::GUEST][:ro|:rw]"` (see `parseMount`) or the same as an object.
   */
  mounts?: readonly (string | Mount)[] | undefined;
  /**
   * Values of environment variables that win over those of the process and of `.env` files;
   * `undefined` for one that this call finds unset. Tasks see those that their policies name.
   */
  env?: Overrides | undefined;
  /**
   * Functions of this process that the task may call, in place of the artifact's other tasks. For tasks that run code
   * which names them; the guest calls them as tasks named `tool:NAME`.
   */
  tools?: ToolFunctions | undefined;
}

/** Options of one call of a session. */
export type SessionCallOptions = Pick<CallOptions, "kwargs" | "signal" | "onLog">;

/** An opened artifact, as calls need it. */
export interface Callee {
  sandbox: Sandbox;
  handle: ArtifactHandle;
  environment: Environment;
  maps: StackMaps;
  /** Largest JSON text of arguments, bytes. */
  maxValueBytes: number;
}

/** A task, as calls need it. */
export interface CalledTask {
  task: string;
  language: Language;
}

/** An instance that lives on, as calls need it. */
export interface LiveTarget {
  live: LiveHandle;
  tools: ToolFunctions | undefined;
}

/** How one call is made. */
type Send = (id: number, text: string, atOnce: boolean) => Promise<Outcome>;

const NO_MOUNTS: NativeMount[] = [];
const LAST_ID = 0x7fff_ffff;
let lastId = 0;

/**
 * Calls a task. Never rejects for a failed call.
 *
 * @throws TypeError where a mount's text can't be read.
 */
export async function invoke(
  callee: Callee,
  called: CalledTask,
  args: ArgumentTexts | EnvelopeError,
  options: CallOptions,
): Promise<Answer> {
  const { mounts, env, tools, onLog } = options;
  const grants = toMounts(mounts);
  return make(callee, called, args, options, (id, text, atOnce) =>
    callee.sandbox.call(callee.handle, {
      id,
      task: called.task,
      arguments: text,
      env: callee.environment(env),
      mounts: grants,
      logs: onLog !== null,
      tools: names(tools),
      atOnce,
    }),
  );
}

/** Calls an instance that lives on. Never rejects for a failed call. */
export async function invokeLive(
  callee: Callee,
  called: CalledTask,
  { live, tools }: LiveTarget,
  args: ArgumentTexts | EnvelopeError,
  options: SessionCallOptions,
): Promise<Answer> {
  const logs = options.onLog !== null;
  return make(callee, called, args, { ...options, tools }, (id, text, atOnce) =>
    callee.sandbox.callLive(live, { id, arguments: text, logs, atOnce }),
  );
}

/** What an instance that lives on is opened with. */
export function open(callee: Callee, task: string, options: CallOptions): LiveHandle {
  const { mounts, env, tools } = options;
  return callee.sandbox.live(callee.handle, {
    task,
    env: callee.environment(env),
    mounts: toMounts(mounts),
    tools: names(tools),
  });
}

async function make(
  callee: Callee,
  { task, language }: CalledTask,
  args: ArgumentTexts | EnvelopeError,
  { signal, onLog, tools }: CallOptions,
  send: Send,
): Promise<Answer> {
  if (signal?.aborted) return cancelled(task, signal);
  if ("error_type" in args) return refused(task, args);
  const text = joinArguments(task, args, language);
  if (typeof text !== "string") return refused(task, text);
  if (isLonger(text, callee.maxValueBytes)) {
    return refused(task, tooLarge(task, callee.maxValueBytes));
  }
  const id = nextId();
  const atOnce = mayRunHere();
  const started = atOnce ? performance.now() : 0;
  const call = send(id, text, atOnce);
  if (atOnce) tookTurn(started);
  if (tools) offer(id, tools);
  if (onLog !== null) listen(id, onLog, callee.maps);
  if (signal) cancelOn(signal, callee.sandbox, id);
  try {
    const answer = fromOutcome(task, await call);
    if (answer.error?.error_type === "cancelled") answer.cause = signal?.reason;
    if (answer.error !== null) await explain(answer.error, callee.maps, task);
    return answer;
  } finally {
    if (onLog !== null) await unlisten(id);
    if (signal) release(signal, id);
    if (tools) withdraw(id);
  }
}

/** Leads the stack of a failed call to its sources. */
async function explain(error: EnvelopeError, maps: StackMaps, task: string): Promise<void> {
  if (error.stack === undefined) return;
  const stack = await maps.mapStack(error.stack, task);
  if (stack === "") delete error.stack;
  else error.stack = stack;
  addPlace(error);
}

function cancelled(task: string, signal: AbortSignal): Answer {
  const message = `The call of task "${task}" was cancelled before it started.`;
  return refused(task, { error_type: "cancelled", message }, signal.reason);
}

function tooLarge(task: string, limit: number): EnvelopeError {
  return {
    error_type: "invalid_arguments",
    message: `The arguments of task "${task}" can't be sent: they are more than ${limit / 1024 ** 2} MiB of JSON.`,
    hint: SMALLER,
  };
}

/** Bytes of UTF-8; a UTF-16 unit becomes three at most, so that most texts need no counting. */
function isLonger(text: string, bytes: number): boolean {
  return text.length * 3 > bytes && Buffer.byteLength(text) > bytes;
}

function names(tools: ToolFunctions | undefined): string[] | null {
  return tools === undefined ? null : Object.keys(tools);
}

function toMounts(mounts: CallOptions["mounts"]): NativeMount[] {
  return mounts === undefined ? NO_MOUNTS : mounts.map(toMount);
}

function toMount(mount: string | Mount): NativeMount {
  const { host, guest, writable, limit } = typeof mount === "string" ? parseMount(mount) : mount;
  return { host, guest, writable, limit: limit ?? null };
}

/** Unique among running calls, whatever sandbox they run in. */
function nextId(): number {
  lastId = lastId === LAST_ID ? 1 : lastId + 1;
  return lastId;
}
