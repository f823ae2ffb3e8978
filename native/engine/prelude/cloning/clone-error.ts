const TYPES: Record<string, ErrorConstructor> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** A copy of an error: its name as far as the language has it, message, stack and cause. */
export function cloneError(
  error: Error,
  copyOf: (item: unknown) => unknown,
): [copy: object, fill: () => void] {
  const { name, stack } = error;
  const Type = Object.hasOwn(TYPES, name) ? (TYPES[name] as ErrorConstructor) : Error;
  const message = Object.getOwnPropertyDescriptor(error, "message");
  const hasMessage = message !== undefined && "value" in message;
  const copy = hasMessage ? new Type(String(message.value)) : new Type();
  if (typeof stack === "string") hide(copy, "stack", stack);
  const fill = (): void => {
    const cause = Object.getOwnPropertyDescriptor(error, "cause");
    if (cause !== undefined && "value" in cause) hide(copy, "cause", copyOf(cause.value));
  };
  return [copy, fill];
}

function hide(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, configurable: true });
}
