/** The error of what can't be cloned. */
export function notCloneable(value: unknown): Error {
  return new DOMException(`${shown(value)} could not be cloned.`, "DataCloneError");
}

function shown(value: unknown): string {
  if (typeof value === "symbol" || typeof value === "function") return String(value);
  const type = (value as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof type === "string" && type !== "" ? `#<${type}>` : String(value);
}
