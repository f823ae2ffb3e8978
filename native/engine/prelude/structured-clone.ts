declare const DOMException: new (message: string, name: string) => Error;

const ERRORS: Record<string, ErrorConstructor> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** The Web's `structuredClone`; `transfer` takes ArrayBuffers. */
export function structuredClone<T>(
  value: T,
  options: { transfer?: Iterable<ArrayBuffer> } = {},
): T {
  const clones = new Map<object, object>();
  const transferred = [...(options?.transfer ?? [])];
  for (const buffer of transferred) {
    if (!(buffer instanceof ArrayBuffer)) throw notCloneable(buffer);
  }
  for (const buffer of transferred) clones.set(buffer, buffer.transfer());
  return clone(value, clones) as T;
}

function clone(value: unknown, clones: Map<object, object>): unknown {
  if (typeof value === "symbol" || typeof value === "function") throw notCloneable(value);
  if (typeof value !== "object" || value === null) return value;
  const known = clones.get(value);
  if (known !== undefined) return known;
  const [copy, fill] = shell(value, clones);
  clones.set(value, copy);
  fill?.();
  return copy;
}

/** An empty copy of an object, and what fills it: an object may contain itself. */
function shell(value: object, clones: Map<object, object>): [object, (() => void)?] {
  const copyOf = (item: unknown): unknown => clone(item, clones);
  switch (native.classOf(value)) {
    case "Date":
      return [new Date(Date.prototype.getTime.call(value))];
    case "RegExp": {
      const { source, flags } = value as RegExp;
      return [new RegExp(source, flags)];
    }
    case "Map": {
      const copy = new Map<unknown, unknown>();
      const pairs = [...(value as Map<unknown, unknown>)];
      return [
        copy,
        () => {
          for (const [key, item] of pairs) copy.set(copyOf(key), copyOf(item));
        },
      ];
    }
    case "Set": {
      const copy = new Set<unknown>();
      const items = [...(value as Set<unknown>)];
      return [
        copy,
        () => {
          for (const item of items) copy.add(copyOf(item));
        },
      ];
    }
    case "Error":
      return error(value as Error, copyOf);
    case "Promise":
    case "Proxy":
      throw notCloneable(value);
  }
  if (value instanceof ArrayBuffer) return [value.slice(0)];
  if (ArrayBuffer.isView(value)) return [view(value, copyOf)];
  if (value instanceof Boolean || value instanceof Number || value instanceof String) {
    return [Object(value.valueOf())];
  }
  if (value instanceof WeakMap || value instanceof WeakSet || value instanceof WeakRef) {
    throw notCloneable(value);
  }
  const copy: Record<string, unknown> = Array.isArray(value) ? arrayOf(value.length) : {};
  return [
    copy,
    () => {
      for (const key of Object.keys(value)) {
        const item = copyOf((value as Record<string, unknown>)[key]);
        // Not by assignment, which would set the prototype for "__proto__".
        Object.defineProperty(copy, key, {
          value: item,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
    },
  ];
}

function arrayOf(length: number): Record<string, unknown> {
  return new Array(length) as unknown as Record<string, unknown>;
}

function error(value: Error, copyOf: (item: unknown) => unknown): [object, () => void] {
  const type = ERRORS[value.name] ?? Error;
  const copy = new type(value.message);
  return [
    copy,
    () => {
      Object.defineProperty(copy, "stack", {
        value: String(value.stack),
        writable: true,
        configurable: true,
      });
      if (Object.hasOwn(value, "cause")) {
        Object.defineProperty(copy, "cause", {
          value: copyOf(value.cause),
          writable: true,
          configurable: true,
        });
      }
    },
  ];
}

function view(value: ArrayBufferView, copyOf: (item: unknown) => unknown): ArrayBufferView {
  const buffer = copyOf(value.buffer) as ArrayBuffer;
  const type = value.constructor as new (
    buffer: ArrayBuffer,
    offset: number,
    length: number,
  ) => ArrayBufferView;
  const length = value instanceof DataView ? value.byteLength : (value as Uint8Array).length;
  return new type(buffer, value.byteOffset, length);
}

function notCloneable(value: unknown): Error {
  const shown = typeof value === "symbol" ? String(value) : Object.prototype.toString.call(value);
  return new DOMException(`${shown} could not be cloned.`, "DataCloneError");
}
