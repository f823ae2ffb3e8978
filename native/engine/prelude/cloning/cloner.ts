import { engineClass } from "../engine-class.ts";
import { isPlatformObject } from "../tag.ts";
import { cloneError } from "./clone-error.ts";
import { notCloneable } from "./not-cloneable.ts";
import { kindOf } from "./serializable.ts";
import { cloneView, type View, viewOf } from "./views.ts";

/** Copies a value with all that is in it, each object once. */
export class Cloner {
  readonly #clones = new Map<object, object>();
  /** Views of buffers that are transferred: they are made when the buffers have moved. */
  readonly #pending = new Map<object, View>();

  /** @param kept What stays in the copy as it is, for `replace`. */
  constructor(kept: readonly object[]) {
    for (const object of kept) this.#clones.set(object, object);
  }

  readonly copy = (value: unknown): unknown => {
    if (typeof value === "symbol" || typeof value === "function") throw notCloneable(value);
    if (typeof value !== "object" || value === null) return value;
    const known = this.#clones.get(value);
    if (known !== undefined) return known;
    const [copy, fill] = this.#shell(value);
    this.#clones.set(value, copy);
    fill?.();
    return copy;
  };

  /** An empty copy of an object, and what fills it: an object may contain itself. */
  #shell(value: object): [copy: object, fill?: () => void] {
    switch (engineClass(value)) {
      case "":
        return this.#ordinary(value);
      case "Arguments":
        return this.#properties(value, {});
      case "Date":
        return [new Date(Date.prototype.getTime.call(value))];
      case "RegExp":
        return [new RegExp((value as RegExp).source, (value as RegExp).flags)];
      case "Map":
        return this.#map(value as Map<unknown, unknown>);
      case "Set":
        return this.#set(value as Set<unknown>);
      case "Error":
        return cloneError(value as Error, this.copy);
      case "Boolean":
        return [Object(Boolean.prototype.valueOf.call(value))];
      case "Number":
        return [Object(Number.prototype.valueOf.call(value))];
      case "String":
        return [Object(String.prototype.valueOf.call(value))];
      case "BigInt":
        return [Object(BigInt.prototype.valueOf.call(value))];
      case "ArrayBuffer":
        return [copyBuffer(value as ArrayBuffer)];
      case "SharedArrayBuffer":
        return [value];
      case "DataView":
        return this.#view(value as DataView);
      default:
        throw notCloneable(value);
    }
  }

  #ordinary(value: object): [copy: object, fill?: () => void] {
    if (ArrayBuffer.isView(value)) return this.#view(value);
    const kind = kindOf(value);
    if (kind?.clone) return [kind.clone(value, this.copy)];
    if (kind !== undefined || isPlatformObject(value)) throw notCloneable(value);
    if (!Array.isArray(value)) return this.#properties(value, {});
    return this.#properties(value, new Array(value.length));
  }

  #properties(value: object, copy: object): [copy: object, fill: () => void] {
    const fill = (): void => {
      for (const key of Object.keys(value)) {
        // One that was read before may have removed it.
        if (Object.hasOwn(value, key)) define(copy, key, this.copy(Reflect.get(value, key)));
      }
    };
    return [copy, fill];
  }

  #map(value: Map<unknown, unknown>): [copy: object, fill: () => void] {
    const copy = new Map<unknown, unknown>();
    const pairs = [...Map.prototype.entries.call(value)];
    const fill = (): void => {
      for (const [key, item] of pairs) copy.set(this.copy(key), this.copy(item));
    };
    return [copy, fill];
  }

  #set(value: Set<unknown>): [copy: object, fill: () => void] {
    const copy = new Set<unknown>();
    const items = [...Set.prototype.values.call(value)];
    const fill = (): void => {
      for (const item of items) copy.add(this.copy(item));
    };
    return [copy, fill];
  }

  #view(value: ArrayBufferView): [copy: object] {
    const { buffer } = value;
    if (buffer instanceof ArrayBuffer && buffer.detached) throw notCloneable(value);
    const isKept = this.#clones.get(buffer) === buffer && buffer instanceof ArrayBuffer;
    if (!isKept) return [cloneView(viewOf(value), this.copy(buffer) as ArrayBuffer)];
    const placeholder = {};
    this.#pending.set(placeholder, viewOf(value));
    return [placeholder];
  }

  /** Puts objects in the place of others that were kept, everywhere in a copy. */
  replace(copy: unknown, moved: ReadonlyMap<object, object>): unknown {
    const replacements = new Map(moved);
    for (const [placeholder, view] of this.#pending) {
      replacements.set(placeholder, cloneView(view, moved.get(view.buffer) as ArrayBuffer));
    }
    const replaced = (item: unknown): unknown => replacements.get(item as object) ?? item;
    for (const clone of this.#clones.values()) {
      if (!replacements.has(clone)) replaceInside(clone, replaced);
    }
    return replaced(copy);
  }
}

function replaceInside(clone: object, replaced: (item: unknown) => unknown): void {
  if (clone instanceof Map) {
    const pairs = [...clone];
    clone.clear();
    for (const [key, item] of pairs) clone.set(replaced(key), replaced(item));
  } else if (clone instanceof Set) {
    const items = [...clone];
    clone.clear();
    for (const item of items) clone.add(replaced(item));
  } else if (!ArrayBuffer.isView(clone)) {
    for (const key of Object.getOwnPropertyNames(clone)) {
      const descriptor = Object.getOwnPropertyDescriptor(clone, key);
      if (descriptor?.value === replaced(descriptor?.value)) continue;
      Object.defineProperty(clone, key, { ...descriptor, value: replaced(descriptor?.value) });
    }
  }
}

function copyBuffer(value: ArrayBuffer): ArrayBuffer {
  if (value.detached) throw notCloneable(value);
  if (!value.resizable) return value.slice(0);
  const copy = new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength });
  new Uint8Array(copy).set(new Uint8Array(value));
  return copy;
}

/** Not by assignment, which would set the prototype for "__proto__". */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
