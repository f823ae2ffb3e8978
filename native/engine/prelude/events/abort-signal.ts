import { inspectAs } from "../inspect-as.ts";
import { setTimeout } from "../timers.ts";
import { requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { type AbortState, abortState, becomeSignal } from "./abort-steps.ts";
import { trustedEvent } from "./event.ts";
import { dispatch, EventTarget, isHeard } from "./event-target.ts";
import { eventHandler } from "./handler.ts";

const KEY = Symbol("AbortSignal");

export class AbortSignal extends EventTarget {
  declare onabort: ((event: Event) => unknown) | null;
  readonly #state: AbortState;

  constructor(key?: unknown, sources: Set<AbortState> | null = null) {
    if (key !== KEY) {
      throw Object.assign(new TypeError("Illegal constructor"), {
        code: "ERR_ILLEGAL_CONSTRUCTOR",
      });
    }
    super();
    this.#state = {
      isAborted: false,
      reason: undefined,
      steps: new Set(),
      sources,
      dependents: new Set(),
      // An event reads the clock, so there is none unless someone hears it.
      announce: () => void (isHeard(this, "abort") && dispatch(this, trustedEvent("abort"))),
    };
    becomeSignal(this, this.#state);
  }

  static abort(reason?: unknown): AbortSignal {
    const signal = newSignal();
    abort(signal, reason);
    return signal;
  }

  static timeout(...args: [milliseconds: number]): AbortSignal {
    requireArguments(args.length, 1, "AbortSignal.timeout");
    const milliseconds = Math.trunc(Number(args[0]));
    if (!(milliseconds >= 0 && milliseconds <= Number.MAX_SAFE_INTEGER)) {
      throw Object.assign(
        new RangeError(
          `The value of "delay" is out of range. It must be an integer >= 0. Received ${args[0]}`,
        ),
        { code: "ERR_OUT_OF_RANGE" },
      );
    }
    const signal = newSignal();
    setTimeout(
      () => {
        abort(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError"));
      },
      Math.min(milliseconds, 2 ** 31 - 1),
    );
    return signal;
  }

  static any(...args: [signals: Iterable<AbortSignal>]): AbortSignal {
    requireArguments(args.length, 1, "AbortSignal.any");
    const states = Array.from(args[0], (signal) => {
      const state = abortState(signal);
      if (state === undefined) {
        throw Object.assign(
          new TypeError('The "signals" argument must be an iterable of AbortSignals'),
          { code: "ERR_INVALID_ARG_TYPE" },
        );
      }
      return state;
    });
    const aborted = states.find(({ isAborted }) => isAborted);
    if (aborted !== undefined) return AbortSignal.abort(aborted.reason);
    // What follows others passes on whom it follows, so that all followers of a signal abort at once.
    const sources = new Set(
      states.flatMap((state) => (state.sources ? [...state.sources] : state)),
    );
    const signal = newSignal(sources);
    const own = abortState(signal) as AbortState;
    for (const source of sources) source.dependents.add(own);
    return signal;
  }

  get aborted(): boolean {
    return this.#state.isAborted;
  }

  get reason(): unknown {
    return this.#state.reason;
  }

  throwIfAborted(): void {
    if (this.#state.isAborted) throw this.#state.reason;
  }
}

/** A signal of its own, or one that follows others. */
export function newSignal(sources: Set<AbortState> | null = null): AbortSignal {
  return new AbortSignal(KEY, sources);
}

/** Aborts a signal and all that follow it: first they all are aborted, then their listeners hear of it. */
export function abort(signal: AbortSignal, reason: unknown): void {
  const state = abortState(signal) as AbortState;
  if (state.isAborted) return;
  const followers = [...state.dependents].filter(({ isAborted }) => !isAborted);
  const given =
    reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
  for (const each of [state, ...followers]) {
    each.isAborted = true;
    each.reason = given;
  }
  for (const each of [state, ...followers]) {
    for (const step of each.steps) step();
    each.steps.clear();
    each.announce();
  }
}

webInterface(AbortSignal, "AbortSignal", { constructor: 0 });
for (const [name, value] of [
  ["timeout", 1],
  ["any", 1],
  ["abort", 0],
] as const) {
  Object.defineProperty(AbortSignal[name], "length", { value, configurable: true });
}
eventHandler(AbortSignal, "abort");
inspectAs(AbortSignal, ({ aborted }) => ({ aborted }));
