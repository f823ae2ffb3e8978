export { Artifact, type ArtifactOptions, loadArtifact } from "./artifact.ts";
export type { Task } from "./bound-task.ts";
export type { ArgumentTexts, KeywordArguments } from "./call/arguments.ts";
export type { CallOptions, SessionCallOptions } from "./call/invoke.ts";
export { type LogEvent, type LogHandler, printable } from "./call/logs.ts";
export { refusalEnvelope } from "./call/outcome.ts";
export type { ToolFunction, ToolFunctions } from "./call/tools.ts";
export { configure, type Settings } from "./configure.ts";
export type { CannotCross, Crossing, TaskFunction } from "./crossing.ts";
export type {
  Envelope,
  EnvelopeError,
  Execution,
  HostRequest,
  TextEnvelope,
} from "./envelope.ts";
export {
  ArtifactInvalidError,
  CancelledError,
  CapsuleError,
  ERROR_TYPES,
  type ErrorDetails,
  type ErrorType,
  FuelExhaustedError,
  fromEnvelope,
  InternalError,
  InvalidArgumentsError,
  InvalidResultError,
  OutOfMemoryError,
  PermissionDeniedError,
  StackOverflowError,
  TaskError,
  TaskNotFoundError,
  TimeoutError,
  TrapError,
} from "./errors/index.ts";
export { JsonText } from "./json/json-text.ts";
export { memberTexts } from "./json/members.ts";
export { type Mount, parseMount } from "./mounts.ts";
export { remote } from "./remote.ts";
export { type RunOptions, run } from "./run.ts";
export { cacheDirectory } from "./sandbox.ts";
export { task } from "./task.ts";
export type {
  AllowedFile,
  Compute,
  Duration,
  FileMode,
  Size,
  TaskOptions,
} from "./task-options.ts";
export { type SessionOptions, TaskSession } from "./task-session.ts";
