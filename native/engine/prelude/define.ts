/** Defines globals as the Web's are: not enumerable, but writable and configurable. */
export function defineGlobals(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, {
      value,
      writable: true,
      enumerable: false,
      configurable: true,
    });
  }
}

/** Makes a class print as itself in `Object.prototype.toString`. */
export function tag(type: { prototype: object }, name: string): void {
  Object.defineProperty(type.prototype, Symbol.toStringTag, { value: name, configurable: true });
}
