import { invalidArgument } from "./convert.ts";

type Pair = readonly [unknown, unknown];
type Kind = "entries" | "keys" | "values";

/** `%IteratorPrototype%`, which the iterators of all interfaces inherit from. */
const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

/**
 * Makes an interface iterable over pairs: `entries`, `keys`, `values`, `forEach`, `Symbol.iterator`. An iterator sees
 * what is changed while it goes on.
 *
 * @param pairs The pairs as they are now; throws where `this` is no instance.
 */
export function pairIterable<T extends object>(
  type: { prototype: T },
  name: string,
  pairs: (instance: T) => readonly Pair[],
): void {
  const states = new WeakMap<object, { instance: T; kind: Kind; index: number }>();
  const prototype = Object.create(IteratorPrototype, {
    [Symbol.toStringTag]: { value: `${name} Iterator`, configurable: true },
    next: method("next", function (this: object) {
      const state = states.get(this);
      if (state === undefined) {
        throw new TypeError(
          `'next' called on an object that does not implement interface ${name} Iterator.`,
        );
      }
      const pair = pairs(state.instance)[state.index];
      if (pair === undefined) return { value: undefined, done: true };
      state.index++;
      const value = state.kind === "entries" ? [...pair] : pair[state.kind === "keys" ? 0 : 1];
      return { value, done: false };
    }),
  });
  const iterate = (instance: T, kind: Kind): object => {
    pairs(instance);
    const iterator = Object.create(prototype);
    states.set(iterator, { instance, kind, index: 0 });
    return iterator;
  };
  const entries = method("entries", function (this: T) {
    return iterate(this, "entries");
  });
  Object.defineProperties(type.prototype, {
    entries,
    keys: method("keys", function (this: T) {
      return iterate(this, "keys");
    }),
    values: method("values", function (this: T) {
      return iterate(this, "values");
    }),
    forEach: method("forEach", function (this: T, callback: unknown, self?: unknown) {
      pairs(this);
      if (typeof callback !== "function") {
        throw invalidArgument(`The "callback" argument must be of type function.`);
      }
      for (let index = 0; index < pairs(this).length; index++) {
        const [key, value] = pairs(this)[index] as Pair;
        callback.call(self, value, key, this);
      }
    }),
    [Symbol.iterator]: { ...entries, enumerable: false },
  });
}

/** The bundler drops names of functions that nothing in them mentions. */
function method(name: string, value: (...args: never[]) => unknown): PropertyDescriptor {
  Object.defineProperty(value, "name", { value: name, configurable: true });
  if (name === "forEach") Object.defineProperty(value, "length", { value: 1 });
  return { value, writable: true, enumerable: true, configurable: true };
}
