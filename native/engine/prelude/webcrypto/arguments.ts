import { typeError } from "./convert.ts";

const ORDINALS = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th"];

/**
 * How the arguments of a method of `crypto.subtle` are named in errors.
 * Refuses a call on something else, and one with too few arguments.
 */
export function names(
  method: string,
  isSubtle: boolean,
  given: ArrayLike<unknown>,
  count: number,
): (position: number) => string {
  if (!isSubtle) {
    throw typeError('Value of "this" must be of type SubtleCrypto', "ERR_INVALID_THIS");
  }
  const prefix = `Failed to execute '${method}' on 'SubtleCrypto': `;
  if (given.length < count) {
    const missing = `${count} arguments required, but only ${given.length} present.`;
    throw typeError(`${prefix}${missing}`, "ERR_MISSING_ARGS");
  }
  return (position) => `${prefix}${ORDINALS[position - 1]} argument`;
}
