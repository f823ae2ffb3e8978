import type { FileInfo, Language } from "../types.ts";

/** The client's name of a request, or of a session. */
export type ClientId = string | number;

/** What the code writes to. */
export type Stream = "stdout" | "stderr";

/** A request whose fields were checked; `docs/worker.md` lists them. */
export interface WorkerRequest {
  type: string;
  id: ClientId;
  fields: Readonly<Record<string, unknown>>;
  /** The JSON of each field, as it was written. */
  texts: ReadonlyMap<string, string>;
}

/** What a request may have as a file's content. Paths are absolute ones of this machine. */
export type FileContent = string | { base64: string } | { path: string };

/** A tool that the client runs. */
export interface ToolDescription {
  description?: string;
  parameters?: object;
}

/** Fields of requests that grant something, where they are named as options are. */
export interface GrantFields {
  language: Language;
  compute?: string | number;
  ram?: string | number;
  timeout?: string | number;
  allowed_hosts?: string[];
  env_variables?: string[];
  env?: Record<string, string | null>;
  packages?: string[];
  tools?: Record<string, ToolDescription>;
  files?: Record<string, FileContent>;
  workspace_size?: string | number;
}

/** Fields of requests that run something. */
export interface RunFields {
  code: string;
  inputs?: Record<string, unknown>;
  /** Whether `output` messages are wanted. */
  stream?: boolean;
}

/** Fields of `session.open`. */
export interface OpenFields extends GrantFields {
  session: ClientId;
  idle_timeout?: string | number;
  lifetime?: string | number;
}

/** Fields of requests about one session, those about one of its files among them. */
export interface SessionFields {
  session: ClientId;
  name: string;
  content: FileContent;
  /** Of this machine, absolute. */
  path?: string;
}

/** What answers a tool's call: one of both, `result` as its JSON. */
export interface ToolAnswer {
  call: number;
  result: string | null;
  error: string | null;
}

export type RefusalCode =
  /** An option or a path can't be read. */
  | "invalid_request"
  /** The session was never opened, was closed, or has ended by itself. */
  | "unknown_session"
  /** It can't be done, as the message says: a file isn't there or doesn't fit, a session's name is taken. */
  | "refused";

/** What the interpreter says, beside results, whose values stay as the guest wrote them. */
export type InterpreterMessage =
  | { type: "output"; id: ClientId; stream: Stream; text: string }
  /** What requests end with that run nothing. */
  | { type: "done"; id: ClientId; files?: FileInfo[]; base64?: string }
  | { type: "error"; id: ClientId; code: RefusalCode; message: string };
