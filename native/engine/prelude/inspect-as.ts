const CUSTOM = Symbol.for("nodejs.util.inspect.custom");

type Inspect = (value: unknown, options: object) => string;

/** Lets `console` and `util.inspect` show an object of the platform by these properties. */
export function inspectAs<T extends object>(
  type: { prototype: T },
  properties: (instance: T) => object,
): void {
  Object.defineProperty(type.prototype, CUSTOM, {
    value(this: T, depth: number, options: { depth?: number | null }, inspect: Inspect): string {
      const { name } = this.constructor;
      if (depth < 0) return `[${name}]`;
      const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
      return `${name} ${inspect({ ...properties(this) }, inner)}`;
    },
    writable: true,
    configurable: true,
  });
}
