const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/**
 * Inputs as the guest gets them.
 *
 * @throws TypeError for a name that is no variable's, or a value that isn't JSON.
 */
export function jsonInputs(
  inputs: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  for (const [name, value] of Object.entries(inputs)) {
    if (!IDENTIFIER.test(name)) {
      throw new TypeError(
        `The input ${JSON.stringify(name)} has a name that no variable can have.`,
      );
    }
    if (value === undefined || typeof value === "function" || typeof value === "symbol") {
      throw new TypeError(
        `The input "${name}" is ${typeof value}, which can't cross: pass values of JSON.`,
      );
    }
  }
  return inputs;
}
