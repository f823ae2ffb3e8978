/** The command can't do what it was asked; its message is all that is shown. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
