const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

/** Lets `console` and `util.inspect` show an object of the platform by these properties. */
export function inspectAs<T extends object>(
  type: { prototype: T },
  properties: (instance: T) => object,
): void {
  Object.defineProperty(type.prototype, CUSTOM, {
    value(this: T): unknown {
      return Object.assign(Object.create({ constructor: this.constructor }), properties(this));
    },
    writable: true,
    configurable: true,
  });
}
