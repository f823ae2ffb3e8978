interface Members {
  methods: object;
  statics: object;
}

/** Gives a constructor its members as built-ins have them: not enumerable, with a name. */
export function defineMembers(
  type: { prototype: object },
  name: string,
  { methods, statics }: Members,
): void {
  for (const [target, source] of [
    [type.prototype, methods],
    [type, statics],
  ] as const) {
    for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(source))) {
      Object.defineProperty(target, key, { ...property, enumerable: false });
    }
  }
  Object.defineProperty(type.prototype, Symbol.toStringTag, {
    value: name,
    configurable: true,
  });
  Object.defineProperty(type.prototype, "constructor", {
    value: type,
    writable: true,
    configurable: true,
  });
  Object.defineProperty(type, "length", { value: 0, configurable: true });
  Object.defineProperty(type, "prototype", { writable: false });
}
