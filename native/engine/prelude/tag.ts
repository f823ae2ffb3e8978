const platform = new WeakSet<object>();

/** Names a class, and makes `Object.prototype.toString` say the name. The bundler may have renamed it. */
export function tag(type: { prototype: object }, name: string): void {
  Object.defineProperty(type, "name", { value: name, configurable: true });
  Object.defineProperty(type.prototype, Symbol.toStringTag, { value: name, configurable: true });
  platform.add(type.prototype);
}

/** Whether an object's class, or one that it extends, is the platform's. */
export function isPlatformObject(value: object): boolean {
  let at: object | null = value;
  while (at !== null && !platform.has(at)) at = Object.getPrototypeOf(at);
  return at !== null;
}

/** Names classes as the variables that they are exported by. The bundler may have renamed them. */
export function nameClasses(classes: Record<string, object>): void {
  for (const [name, type] of Object.entries(classes)) {
    Object.defineProperty(type, "name", { value: name, configurable: true });
  }
}
