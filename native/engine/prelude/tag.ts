/** Names a class, and makes `Object.prototype.toString` say the name. The bundler may have renamed it. */
export function tag(type: { prototype: object }, name: string): void {
  Object.defineProperty(type, "name", { value: name, configurable: true });
  Object.defineProperty(type.prototype, Symbol.toStringTag, { value: name, configurable: true });
}

/** Names classes as the variables that they are exported by. The bundler may have renamed them. */
export function nameClasses(classes: Record<string, object>): void {
  for (const [name, type] of Object.entries(classes)) {
    Object.defineProperty(type, "name", { value: name, configurable: true });
  }
}
