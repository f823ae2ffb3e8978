// @ts-check

/**
 * Whether a name is one of those that a pattern stands for. `*` is anything, all else is itself.
 * @param {string} pattern
 * @param {string} name
 */
export function matches(pattern, name) {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(name);
}
