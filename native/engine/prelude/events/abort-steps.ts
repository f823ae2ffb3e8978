/** What belongs to a signal, and what an abort does before any listener hears of it. */
export interface AbortState {
  isAborted: boolean;
  reason: unknown;
  readonly steps: Set<() => void>;
  /** The signals that this one follows; null where it follows none. */
  readonly sources: Set<AbortState> | null;
  /** What follows this signal. */
  readonly dependents: Set<AbortState>;
  /** Lets the listeners know. */
  announce(): void;
}

const states = new WeakMap<object, AbortState>();

/** Makes an object a signal. */
export function becomeSignal(signal: object, state: AbortState): void {
  states.set(signal, state);
}

/** The state of a signal; undefined for everything else. */
export function abortState(value: unknown): AbortState | undefined {
  return states.get(value as object);
}
