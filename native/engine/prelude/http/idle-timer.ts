import { clearTimer, setTimeout, type Timeout } from "../timers.ts";

/** Calls back after a time in which nothing happened. */
export class IdleTimer {
  readonly #onIdle: () => void;
  #milliseconds = 0;
  #timer: Timeout | undefined;

  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
  }

  /** Waits so long from now on; 0 waits for nothing. */
  set(milliseconds: number): void {
    this.#milliseconds = milliseconds;
    this.touch();
  }

  /** Something happened. */
  touch(): void {
    clearTimer(this.#timer);
    this.#timer = undefined;
    if (this.#milliseconds > 0) this.#timer = setTimeout(this.#onIdle, this.#milliseconds);
  }

  stop(): void {
    this.set(0);
  }
}
