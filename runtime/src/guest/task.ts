/**
 * Stands for a `task()` call that the compiler didn't see, such as one through a computed name.
 * The calls that it sees are replaced.
 *
 * @throws TypeError always.
 */
export function task(options?: { name?: unknown }): never {
  const name = typeof options?.name === "string" ? ` of "${options.name}"` : "";
  throw new TypeError(
    `The task()${name} was not compiled. Call task() by its imported name, at the top level of a module.`,
  );
}
