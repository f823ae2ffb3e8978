import path from "node:path";
import { type ArgumentTexts, encodeCall } from "./call/arguments.ts";
import { atCallSite } from "./call/call-site.ts";
import { environmentOf } from "./call/environment.ts";
import { type Callee, type CallOptions, invoke, open } from "./call/invoke.ts";
import { type Answer, decode, refused, toEnvelope, toTextEnvelope } from "./call/outcome.ts";
import { StackMaps } from "./call/stack-maps.ts";
import type { Envelope, EnvelopeError, TextEnvelope } from "./envelope.ts";
import { ArtifactInvalidError, TaskNotFoundError } from "./errors/classes.ts";
import { errorFrom } from "./errors/from-envelope.ts";
import { projectOf } from "./manifest/find.ts";
import { readUnverified } from "./manifest/read.ts";
import type { Language, Manifest, Policy, TaskEntry } from "./manifest/types.ts";
import { isWritable, largestValue, sandboxFor } from "./sandbox.ts";
import { type SessionOptions, TaskSession } from "./task-session.ts";

/** Options of {@link loadArtifact}. */
export interface ArtifactOptions {
  /**
   * Directory that `allowedFiles` and `.env` files are relative to.
   *
   * @default the project, for an artifact in its `.capsule/build`; else the current directory
   */
  root?: string | undefined;
  /**
   * SQLite file that every call is recorded in, without arguments and results; null for none.
   *
   * @default `.capsule/trace.db` for an artifact in `.capsule/build` of a project that can be
   * written to; else none
   */
  trace?: string | null | undefined;
}

/** A built artifact whose tasks can be called by name. Made by {@link loadArtifact}. */
export class Artifact {
  /** Absolute. */
  readonly directory: string;
  /** Absolute directory that grants of files are relative to. */
  readonly root: string;
  readonly manifest: Manifest;
  readonly #callee: Callee;

  /** @internal */
  constructor(directory: string, root: string, manifest: Manifest, callee: Callee) {
    this.directory = directory;
    this.root = root;
    this.manifest = manifest;
    this.#callee = callee;
  }

  /** The tasks by name: their policies and places in the source. */
  get tasks(): Readonly<Record<string, TaskEntry>> {
    return this.manifest.tasks;
  }

  /**
   * Calls a task and gives its result, `undefined` where it returned nothing.
   *
   * @throws CapsuleError of the class that says how the call failed.
   */
  async call(
    task: string,
    args: readonly unknown[] = [],
    options: CallOptions = {},
  ): Promise<unknown> {
    const ended = decode(await this.#run(task, encodeCall(task, args, options.kwargs), options));
    if (ended.error === null) return ended.value;
    const { error, failed: taskName, execution, cause } = ended;
    const details = { taskName, execution, ...(cause !== undefined && { cause }) };
    throw atCallSite(errorFrom(error, details));
  }

  /** Calls a task and tells how it went; doesn't reject for a failed call. */
  async envelope(
    task: string,
    args: readonly unknown[] = [],
    options: CallOptions = {},
  ): Promise<Envelope> {
    return toEnvelope(await this.#run(task, encodeCall(task, args, options.kwargs), options));
  }

  /**
   * {@link envelope} for whoever passes calls on from another program: arguments and result stay
   * the JSON that they are, so that numbers of other languages aren't rounded to JavaScript's.
   */
  async envelopeText(
    task: string,
    args: ArgumentTexts,
    options: Omit<CallOptions, "kwargs"> = {},
  ): Promise<TextEnvelope> {
    return toTextEnvelope(await this.#run(task, args, options));
  }

  /**
   * The same components with one task alone, under a policy that the caller chooses in place of the manifest's. For
   * tasks that run code which isn't theirs, whose limits differ from call to call.
   *
   * @throws TaskNotFoundError where there is no such task; ArtifactInvalidError where the policy is none.
   */
  withPolicy(task: string, policy: Policy): Artifact {
    const entry = this.#entry(task);
    if (entry === undefined) throw this.#noTask(task);
    const handle = this.#callee.handle.withPolicy(task, JSON.stringify(policy));
    if (handle.error !== null) throw new ArtifactInvalidError(handle.error.message);
    const manifest = { ...this.manifest, tasks: { [task]: { ...entry, policy } } };
    const environment = environmentOf(policy.env, this.root);
    return new Artifact(this.directory, this.root, manifest, {
      ...this.#callee,
      handle,
      environment,
    });
  }

  /**
   * Opens one live instance of a task, which keeps its memory from call to call.
   *
   * @throws TaskNotFoundError where there is no such task; TypeError where a mount's text can't be read.
   */
  openSession(task: string, options: SessionOptions = {}): TaskSession {
    const language = this.#languageOf(task);
    if (language === undefined) throw this.#noTask(task);
    const live = open(this.#callee, task, options);
    return new TaskSession(this.#callee, { task, language }, live, options.tools);
  }

  async #run(
    task: string,
    args: ArgumentTexts | EnvelopeError,
    options: CallOptions,
  ): Promise<Answer> {
    const language = this.#languageOf(task);
    if (language === undefined) return this.#unknown(task);
    return invoke(this.#callee, { task, language }, args, options);
  }

  /** Undefined where there is no such task. */
  #entry(task: string): TaskEntry | undefined {
    return Object.hasOwn(this.manifest.tasks, task) ? this.manifest.tasks[task] : undefined;
  }

  /** Undefined where there is no such task. */
  #languageOf(task: string): Language | undefined {
    const entry = this.#entry(task);
    return entry && (this.manifest.components[entry.component]?.language ?? "javascript");
  }

  #noTask(task: string): TaskNotFoundError {
    const { message, hint } = this.#missing(task);
    return new TaskNotFoundError(message, { hint, taskName: task });
  }

  #unknown(task: string): Answer {
    return refused(task, { error_type: "task_not_found", ...this.#missing(task) });
  }

  #missing(task: string): { message: string; hint: string } {
    const names = Object.keys(this.manifest.tasks);
    const message = `The artifact ${this.directory} has no task "${task}".`;
    const hint = `It has: ${names.join(", ")}. For a task written since: npx capsule build`;
    return { message, hint };
  }
}

/**
 * Opens a built artifact.
 *
 * @param artifact Its directory, or the path of its manifest.
 * @throws ArtifactInvalidError where there is none, or it is damaged or of another version.
 */
export async function loadArtifact(
  artifact: string,
  options: ArtifactOptions = {},
): Promise<Artifact> {
  try {
    return openArtifact(artifact, options);
  } catch (error) {
    throw error instanceof ArtifactInvalidError ? atCallSite(error) : error;
  }
}

/** {@link loadArtifact} without a promise. */
export function openArtifact(artifact: string, options: ArtifactOptions = {}): Artifact {
  const { manifest, text, directory } = readUnverified(artifact);
  const project = projectOf(directory);
  const root = path.resolve(options.root ?? project ?? process.cwd());
  const trace = options.trace === undefined ? defaultTrace(project) : options.trace;
  const sandbox = sandboxFor(trace === null ? null : path.resolve(trace));
  const handle = sandbox.open(text, directory, root);
  if (handle.error !== null) {
    const { message, hint } = handle.error;
    throw new ArtifactInvalidError(message, { hint: hint ?? undefined });
  }
  const variables = Object.values(manifest.tasks).flatMap((task) => task.policy.env);
  const environment = environmentOf([...new Set(variables)], root);
  const maps = new StackMaps(manifest, directory);
  const callee = { sandbox, handle, environment, maps, maxValueBytes: largestValue() };
  return new Artifact(directory, root, manifest, callee);
}

function defaultTrace(project: string | null): string | null {
  if (project === null) return null;
  const directory = path.join(project, ".capsule");
  return isWritable(directory) ? path.join(directory, "trace.db") : null;
}
