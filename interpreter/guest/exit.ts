/** What `process.exit()` throws: it ends a snippet from wherever in it. */
class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`process.exit(${code})`);
    this.code = code;
    // For people the message is enough.
    Object.defineProperty(this, "code", { enumerable: false });
  }
}

/** Lets scripts for Node end the way they are used to, which ends nothing but the snippet. */
export function installExit(): void {
  const exit = (code: unknown = process.exitCode) => {
    throw new Exit(Number(code ?? 0));
  };
  Object.defineProperty(process, "exitCode", { value: undefined, writable: true });
  Object.defineProperty(process, "exit", { value: exit, writable: true, configurable: true });
}

/** Whether a snippet ended itself, without a failure. */
export function isExit(error: unknown): boolean {
  return error instanceof Exit && error.code === 0;
}
