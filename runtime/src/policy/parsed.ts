/** An option's value in the sandbox's terms, or why it is refused. */
export type Parsed<T> = { value: T } | Refusal;

/** `reason` is null where the accepted forms say enough. */
export interface Refusal {
  reason: string | null;
}

export function refuse(reason: string | null = null): Refusal {
  return { reason };
}

/** A number that is whole and within bounds: not NaN, Infinity or text. */
export function isIntegerWithin(value: unknown, min: number, max: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
}
