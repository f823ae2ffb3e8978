/** The error of that name, as Web Crypto specifies it. */
export function failure(
  name:
    | "DataError"
    | "InvalidAccessError"
    | "NotSupportedError"
    | "OperationError"
    | "QuotaExceededError"
    | "SyntaxError"
    | "TypeMismatchError",
  message: string,
): Error {
  return new DOMException(message, name);
}
