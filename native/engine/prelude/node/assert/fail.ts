import { AssertionError, type AssertionOptions } from "./assertion-error.ts";

/** Throws the message itself where it is an error, else an AssertionError. */
export function fail(options: AssertionOptions): never {
  if (options.message instanceof Error) throw options.message;
  throw new AssertionError(options);
}
