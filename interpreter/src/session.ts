import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { TaskSession } from "@capsule/runtime";
import { type TextRun, textRun, withoutText } from "./envelope.ts";
import type { Grants, Interpreter } from "./interpreter.ts";
import { type CheckedLimits, checkLimits, checkNames, OPTIONS } from "./limits.ts";
import { Output } from "./output.ts";
import { duration } from "./policy.ts";
import { argumentTexts, fileName, requestOf } from "./request.ts";
import { shipped } from "./shipped.ts";
import { offerTools } from "./tools.ts";
import type { FileInfo, Language, Limits, RunInput, SessionEnvelope } from "./types.ts";

/** Options of a `Session`. */
export interface SessionOptions extends Limits {
  /** The guests that it runs in. @default those that this package ships */
  interpreter?: Interpreter | undefined;
  /** The session is closed after so long without a run. @default "30m" */
  idleTimeout?: string | number | undefined;
  /** The session is closed so long after it was opened. @default "24h" */
  lifetime?: string | number | undefined;
}

const OWN_OPTIONS = ["interpreter", "idleTimeout", "lifetime"] as const satisfies Exclude<
  keyof SessionOptions,
  keyof Limits
>[];

/** {@link TextRun} of a session. */
interface SessionTextRun extends TextRun {
  envelope: SessionEnvelope;
}

const IDLE_TIMEOUT = 30 * 60_000;
const LIFETIME = 24 * 60 * 60_000;

/**
 * One live instance that runs one snippet after the other: what a snippet leaves in variables, classes, generators,
 * modules and files, the next one finds as it is.
 *
 * Fuel, time and output are each run's own; memory is limited as a whole. A run that throws leaves the session as the
 * code left it. One that a limit or a signal stops ends the instance, which `usable` tells: `reset` makes a new one.
 * The directory of files is the only place that the code can write to, and is removed when the session is closed.
 * Between runs nothing happens: timers go on in the next one.
 *
 * ```ts
 * await using session = new Session("python");
 * await session.run("x = 20");
 * (await session.run("x + 1")).value; // 21
 * ```
 */
export class Session implements AsyncDisposable {
  readonly language: Language;
  readonly #grants: Promise<Grants>;
  readonly #end: NodeJS.Timeout;
  readonly #wait: NodeJS.Timeout;
  #instance: TaskSession | undefined;
  #tools: ReturnType<typeof offerTools> | undefined;
  #runs = 0;
  /** Runs that are under way or wait. */
  #pending = 0;
  /** Why it takes no more runs; null while it does. */
  #closed: string | null = null;
  /** The runs before, of which one at a time is under way. */
  #queue: Promise<unknown> = Promise.resolve();

  /** @throws TypeError for an option that can't be read. */
  constructor(language: Language = "python", options: SessionOptions = {}) {
    if (language !== "python" && language !== "javascript") {
      throw new TypeError(
        `${JSON.stringify(language)} is no language of a session: "python" or "javascript".`,
      );
    }
    this.language = language;
    checkNames(options, [...OPTIONS.limits, ...OWN_OPTIONS]);
    const limits = checkLimits(options);
    const idle = duration("idleTimeout", options.idleTimeout, IDLE_TIMEOUT);
    const lifetime = duration("lifetime", options.lifetime, LIFETIME);
    this.#grants = this.#grant(options.interpreter ?? shipped(), limits);
    this.#grants.catch(() => {});
    this.#end = setTimeout(() => void this.#close("its lifetime is over"), lifetime).unref();
    this.#wait = setTimeout(() => this.#tire(), idle).unref();
  }

  /** Whether the next run finds what the runs before it left. */
  get usable(): boolean {
    return this.#closed === null && (this.#instance?.usable ?? true);
  }

  /** Why it takes no more calls: it was closed, or it ended by itself; null while it does. */
  get closed(): string | null {
    return this.#closed;
  }

  /**
   * Runs a snippet, after those before it.
   *
   * @throws Error where the session was closed; TypeError for an option that can't be read.
   */
  async run(code: string, input: RunInput = {}): Promise<SessionEnvelope> {
    checkNames(input, OPTIONS.input);
    return (await this.#enqueue(code, input, null)).envelope;
  }

  /**
   * {@link run} for whoever passes runs on from another program; see `Interpreter.runText`.
   *
   * @internal
   */
  runText(code: string, input: RunInput, inputs: string): Promise<SessionTextRun> {
    return this.#enqueue(code, input, inputs);
  }

  #enqueue(code: string, input: RunInput, inputs: string | null): Promise<SessionTextRun> {
    this.#pending += 1;
    const run = this.#queue
      .then(() => this.#run(code, input, inputs))
      .finally(() => {
        this.#pending -= 1;
        this.#use();
      });
    this.#queue = run.catch(() => {});
    return run;
  }

  async #grant(interpreter: Interpreter, limits: CheckedLimits): Promise<Grants> {
    await interpreter.load(this.language);
    return interpreter.grant(this.language, limits, true);
  }

  async #run(code: string, input: RunInput, inputs: string | null): Promise<SessionTextRun> {
    const grants = await this.#open();
    const request = requestOf(
      this.language,
      code,
      fileName(this.language, this.#runs + 1),
      input,
      grants,
    );
    this.#runs += 1;
    const output = new Output(input);
    const { instance, tools } = this.#live(grants);
    tools.calls.length = 0;
    const isOver = !instance.usable;
    const call = { signal: input.signal, onLog: output.take };
    const ended = await (inputs === null
      ? withoutText(instance.envelope([request], call))
      : instance.envelopeText(argumentTexts(request, inputs), call));
    const { error } = ended.envelope;
    if (isOver && error !== null) {
      error.message = "The session can't go on: an earlier run was stopped in the middle.";
      error.hint = "Call `reset()` for a new instance. Files stay, variables don't.";
    }
    const { envelope, value } = textRun(ended, output, [...tools.calls]);
    return { envelope: { ...envelope, usable: this.usable }, value };
  }

  /**
   * Copies a file into the session's directory.
   *
   * @param source A path of this machine, or the content.
   * @param name Where the code finds it: relative, or below `/`.
   * @throws TypeError for a path that leads out; RangeError where it doesn't fit.
   */
  async importFile(source: string | URL | Uint8Array, name: string): Promise<void> {
    const { workspace } = await this.#open();
    const content = source instanceof Uint8Array ? source : await readFile(source);
    workspace?.write(name, content);
  }

  /**
   * A file of the session.
   *
   * @param destination Where a copy is written on this machine.
   * @throws Error where there is no such file.
   */
  async exportFile(name: string, destination?: string | URL): Promise<Buffer> {
    const { workspace } = await this.#open();
    const content = workspace?.read(name) ?? Buffer.alloc(0);
    if (destination !== undefined) {
      await writeFile(
        typeof destination === "string" ? path.resolve(destination) : destination,
        content,
      );
    }
    return content;
  }

  /** @throws Error where there is no such file. */
  async deleteFile(name: string): Promise<void> {
    (await this.#open()).workspace?.delete(name);
  }

  /** The files of the session, by their paths. */
  async listFiles(): Promise<FileInfo[]> {
    return (await this.#open()).workspace?.list() ?? [];
  }

  /** Ends the instance, and the run in it; the next run has a new one. Files stay. */
  async reset(): Promise<void> {
    await this.#open();
    this.#instance?.close();
    this.#instance = undefined;
  }

  /** Ends the session, and the run in it as `cancelled`, and removes its files. */
  async close(): Promise<void> {
    await this.#close("it was closed");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(reason: string): Promise<void> {
    if (this.#closed !== null) return;
    this.#closed = reason;
    clearTimeout(this.#end);
    clearTimeout(this.#wait);
    this.#instance?.close();
    const grants = await this.#grants.catch(() => null);
    await this.#queue;
    this.#instance?.close();
    grants?.workspace?.remove();
  }

  async #open(): Promise<Grants> {
    this.#check();
    const grants = await this.#grants;
    this.#check();
    this.#use();
    return grants;
  }

  #check(): void {
    if (this.#closed !== null) {
      throw new Error(`The session takes no more calls: ${this.#closed}. Open a new one.`);
    }
  }

  #live({ artifact, tools, env, workspace }: Grants) {
    if (this.#instance === undefined || this.#tools === undefined) {
      this.#tools = offerTools(tools);
      this.#instance = artifact.openSession(this.language, {
        tools: this.#tools.functions,
        env,
        ...(workspace && { mounts: [workspace.mount] }),
      });
    }
    return { instance: this.#instance, tools: this.#tools };
  }

  /** The time without a run begins anew. */
  #use(): void {
    // One that was cleared would start again.
    if (this.#closed === null) this.#wait.refresh();
  }

  /** The time without a run is over, unless one takes longer. */
  #tire(): void {
    if (this.#pending > 0) this.#wait.refresh();
    else void this.#close("nothing was run in it for too long");
  }
}
