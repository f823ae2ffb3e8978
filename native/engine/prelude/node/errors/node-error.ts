/** An error with one of Node's codes. */
export interface NodeError extends Error {
  code: string;
}

/** What makes errors of a code: to be called with `new`, as Node's own are. */
export type NodeErrorConstructor<Args extends unknown[]> = new (...args: Args) => NodeError;

/** Gives an error one of Node's codes, as an own property, and the header that Node gives its stack. */
export function withCode<E extends Error>(error: E, code: string): E & { code: string } {
  const { name, stack } = error;
  const header = `${name}: `;
  if (typeof stack === "string" && stack.startsWith(header)) {
    const rest = stack.slice(header.length);
    Object.defineProperty(error, "stack", {
      value: `${name} [${code}]: ${rest}`,
      writable: true,
      enumerable: false,
      configurable: true,
    });
  }
  Object.defineProperty(error, "toString", {
    value(this: Error) {
      return `${this.name} [${code}]: ${this.message}`;
    },
    writable: true,
    enumerable: false,
    configurable: true,
  });
  return Object.assign(error, { code });
}

/** The constructor of errors of one code, of the class `Base`. */
export function defineError<Args extends unknown[]>(
  Base: ErrorConstructor,
  code: string,
  message: (...args: Args) => string,
): NodeErrorConstructor<Args> {
  function create(...args: Args): NodeError {
    return withCode(new Base(message(...args)), code);
  }
  return create as unknown as NodeErrorConstructor<Args>;
}
