/** What an operation of Node rejects with whose signal was aborted. */
export class AbortError extends Error {
  readonly code = "ABORT_ERR";

  constructor(message = "The operation was aborted", options?: ErrorOptions) {
    super(message, options);
    this.name = "AbortError";
  }
}

Object.defineProperty(AbortError, "name", { value: "AbortError", configurable: true });
