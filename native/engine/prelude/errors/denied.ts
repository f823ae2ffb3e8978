const denied = new WeakSet<object>();

/** Marks an error as a refusal by the task's policy, and returns it. */
export function markDenied<E extends object>(error: E): E {
  denied.add(error);
  return error;
}

/** Whether an error, or one that it names as its cause, is a refusal by the policy. */
export function isDenied(error: unknown): boolean {
  for (let depth = 0; depth < 16 && typeof error === "object" && error !== null; depth++) {
    if (denied.has(error)) return true;
    error = (error as { cause?: unknown }).cause;
  }
  return false;
}
