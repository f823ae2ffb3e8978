import type { LiveHandle } from "@capsule/native";
import { type ArgumentTexts, encodeCall } from "./call/arguments.ts";
import {
  type CalledTask,
  type Callee,
  type CallOptions,
  invokeLive,
  type SessionCallOptions,
} from "./call/invoke.ts";
import { type Answer, toEnvelope, toTextEnvelope } from "./call/outcome.ts";
import type { ToolFunctions } from "./call/tools.ts";
import type { Envelope, EnvelopeError, TextEnvelope } from "./envelope.ts";

/** What a {@link TaskSession} has for all of its calls. */
export type SessionOptions = Pick<CallOptions, "mounts" | "env" | "tools">;

/**
 * One live instance of a task, which keeps its memory from call to call: what the code left in variables, the next call
 * finds. Made by `Artifact.openSession`, at its first call.
 *
 * Each call has the fuel, the time and the output that the policy grants; memory is limited as a whole. Calls run one
 * after the other, and nothing runs in between. An error that the task throws is an ordinary outcome. A call that is
 * stopped in the middle, by a limit or a signal, ends the session.
 */
export class TaskSession {
  readonly #callee: Callee;
  readonly #called: CalledTask;
  readonly #live: LiveHandle;
  readonly #tools: ToolFunctions | undefined;
  /** Settles with the call that was made last: handed over together, they would run in whatever order. */
  #last: Promise<unknown> = Promise.resolve();

  /** @internal */
  constructor(
    callee: Callee,
    called: CalledTask,
    live: LiveHandle,
    tools: ToolFunctions | undefined,
  ) {
    this.#callee = callee;
    this.#called = called;
    this.#live = live;
    this.#tools = tools;
  }

  /** Whether it can be called. */
  get usable(): boolean {
    return this.#live.isUsable;
  }

  /** Calls the task, after the calls before this one; doesn't reject for a failed call. */
  async envelope(args: readonly unknown[], options: SessionCallOptions = {}): Promise<Envelope> {
    return toEnvelope(
      await this.#run(encodeCall(this.#called.task, args, options.kwargs), options),
    );
  }

  /** {@link envelope} for whoever passes calls on from another program; see `Artifact.envelopeText`. */
  async envelopeText(
    args: ArgumentTexts,
    options: Omit<SessionCallOptions, "kwargs"> = {},
  ): Promise<TextEnvelope> {
    return toTextEnvelope(await this.#run(args, options));
  }

  #run(args: ArgumentTexts | EnvelopeError, options: SessionCallOptions): Promise<Answer> {
    const target = { live: this.#live, tools: this.#tools };
    const answer = this.#last.then(() =>
      invokeLive(this.#callee, this.#called, target, args, options),
    );
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** Ends it and frees its memory; a call that runs in it ends as `cancelled`. */
  close(): void {
    this.#live.close();
  }
}
