import { stream } from "../../node/stream/stream.ts";

interface Stream {
  _writableState: { decodeStrings: boolean };
}

/** The stream that an object is made, when something first asks for its state. */
function become(target: LazyTransform): void {
  Reflect.apply(stream.Transform as unknown as () => void, target, [target.options]);
  (target as unknown as Stream)._writableState.decodeStrings = false;
}

/** What is a Transform for those who use it as a stream, and costs nothing of one for all others. */
export class LazyTransform {
  /** The options of the stream. */
  declare readonly options: object | undefined;
  /** The method of a stream. */
  declare push: (chunk: unknown) => boolean;

  constructor(options: object | undefined) {
    Object.defineProperty(this, "options", { value: options });
  }
}

Object.setPrototypeOf(LazyTransform.prototype, stream.Transform.prototype);

for (const name of ["_readableState", "_writableState"]) {
  Object.defineProperty(LazyTransform.prototype, name, {
    get(this: LazyTransform) {
      become(this);
      return (this as unknown as Record<string, unknown>)[name];
    },
    set(this: LazyTransform, value: unknown) {
      Object.defineProperty(this, name, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    },
    configurable: true,
  });
}
