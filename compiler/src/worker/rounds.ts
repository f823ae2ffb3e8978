/**
 * Does one piece of work for many. Whoever asks gets a round that begins after the question, so
 * that it sees everything that was there by then; all who ask while one runs share the next.
 */
export class Rounds<T, L> {
  readonly #work: (listeners: readonly L[]) => Promise<T>;
  #running: Promise<unknown> = Promise.resolve();
  #next: { listeners: L[]; round: Promise<T> } | null = null;

  /** @param work Gets the listeners of all who take part. */
  constructor(work: (listeners: readonly L[]) => Promise<T>) {
    this.#work = work;
  }

  join(listener: L): Promise<T> {
    if (this.#next === null) {
      const listeners: L[] = [];
      const round = this.#running.then(() => {
        this.#next = null;
        return this.#work(listeners);
      });
      this.#running = round.catch(() => {});
      this.#next = { listeners, round };
    }
    this.#next.listeners.push(listener);
    return this.#next.round;
  }
}
