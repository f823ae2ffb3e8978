import type { Envelope } from "@capsule/runtime";
import type { DiagnosticJson } from "../diagnostics/json.ts";

/**
 * What `capsule worker` reads and writes: one JSON object a line, in UTF-8. JSON has no line breaks
 * of its own, so that any language can frame it with what its standard library has, and a person
 * can read along. `docs/worker.md` describes it for other languages.
 */

/** Raised with every change that a client of before would not understand. */
export const PROTOCOL = 1;

/** The client's name of a request, unique among those that are under way. */
export type CallId = string | number;

export interface CallRequest {
  type: "call";
  id: CallId;
  /** A source file, built first where something has changed. */
  file: string | null;
  /** An artifact's directory or manifest. With neither, the project of `cwd`. */
  artifact: string | null;
  task: string;
  /** JSON of an array, as it was sent. */
  args: string;
  /** JSON of an object, as it was sent; null for none. */
  kwargs: string | null;
  mounts: string[];
  /** Absolute; what relative paths are relative to. */
  cwd: string;
  /** For an artifact: the directory that grants of files are relative to. */
  root: string | null;
  /** `undefined` for a variable that the call finds unset. */
  env: Record<string, string | undefined>;
  logs: boolean;
}

export interface CancelRequest {
  type: "cancel";
  id: CallId;
}

/** Ends the worker: no further calls, those under way are finished or cancelled. */
export interface ShutdownRequest {
  type: "shutdown";
  cancel: boolean;
}

/** About snippets and sessions: what `@capsule/interpreter` does, where it is installed. */
export interface InterpreterRequest {
  type: InterpreterRequestType;
  id: CallId;
  fields: Readonly<Record<string, unknown>>;
  /** The JSON of each field, as it was sent. */
  texts: ReadonlyMap<string, string>;
}

export type InterpreterRequestType =
  | "run"
  | "load"
  | "session.open"
  | "session.run"
  | "session.reset"
  | "session.close"
  | "session.import"
  | "session.export"
  | "session.delete"
  | "session.list";

/** Answers a `tool` message: with a result as its JSON, or an error. */
export interface AnswerRequest {
  type: "answer";
  call: number;
  result: string | null;
  error: string | null;
}

export type Request =
  | CallRequest
  | InterpreterRequest
  | AnswerRequest
  | CancelRequest
  | ShutdownRequest;

export type ProblemCode =
  /** Not JSON in UTF-8, or no object. */
  | "malformed"
  /** Longer than `max_message_bytes`. */
  | "too_large"
  | "unknown_type"
  /** A field is missing, unknown or of another type. */
  | "invalid_request"
  /** A request of that id is under way. */
  | "duplicate_id"
  /** It needs `@capsule/interpreter`. */
  | "not_installed"
  /** The session was never opened, was closed, or has ended by itself. */
  | "unknown_session"
  /** It can't be done, as the message says. */
  | "refused"
  | "shutting_down";

/** A message that was not acted upon. A call that it was to start did not run. */
export interface Problem {
  code: ProblemCode;
  message: string;
  /** Null where the message's own could not be read. */
  id: CallId | null;
}

/** What a worker writes. `id` is that of the request. */
export type Message =
  /** The first line. */
  | {
      type: "hello";
      protocol: number;
      version: string;
      pid: number;
      /** Largest line that is read, bytes. */
      max_message_bytes: number;
    }
  | { type: "log"; id: CallId; task: string; stream: "stdout" | "stderr"; text: string }
  | { type: "progress"; id: CallId; step: string; text: string }
  | { type: "diagnostics"; id: CallId; diagnostics: (DiagnosticJson & { text: string })[] }
  /** The last of a call. */
  | { type: "result"; id: CallId; envelope: Envelope }
  | ({ type: "error" } & Problem)
  /** What a snippet writes. */
  | { type: "output"; id: CallId; stream: "stdout" | "stderr"; text: string }
  /** A snippet calls a tool of the client. */
  | { type: "tool"; id: CallId; call: number; tool: string; input: unknown }
  /** The last of a request that runs nothing. */
  | { type: "done"; id: CallId; files?: { path: string; size: number }[]; base64?: string }
  /** Once a second while the worker waits for calls after its input has ended. */
  | { type: "draining"; calls: number };
