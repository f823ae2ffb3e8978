import { engineClass } from "../engine-class.ts";

/** Pairs that are being compared: where they come up again inside themselves, they are equal so far. */
type Pairs = [object, object][];

/** Deep equality as Node's `assert.deepStrictEqual` has it, or with `==` where not `strict`. */
export function isDeepEqual(left: unknown, right: unknown, strict: boolean): boolean {
  return compare(left, right, strict, []);
}

function compare(left: unknown, right: unknown, strict: boolean, pairs: Pairs): boolean {
  if (left === right) return !strict || left !== 0 || Object.is(left, right);
  if (!isObject(left) || !isObject(right)) {
    if (Number.isNaN(left) && Number.isNaN(right)) return true;
    // biome-ignore lint/suspicious/noDoubleEquals: the loose comparison is this one.
    return !strict && !isObject(left) && !isObject(right) && left == right;
  }
  if (strict && Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  const tag = Object.prototype.toString.call(left);
  if (tag !== Object.prototype.toString.call(right)) return false;
  if (!sameKind(left, right, strict, pairs)) return false;
  const keys = keysOf(left, strict);
  const others = keysOf(right, strict);
  if (keys.length !== others.length || !others.every((key) => isOwn(left, key))) return false;
  return compareInside(left, right, keys, strict, pairs);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isOwn(value: object, key: PropertyKey): boolean {
  return Object.prototype.propertyIsEnumerable.call(value, key);
}

/** Properties that are compared. The bytes of typed arrays are not among them. */
function keysOf(value: object, strict: boolean): PropertyKey[] {
  const names = Object.keys(value);
  const keys: PropertyKey[] = ArrayBuffer.isView(value)
    ? names.filter((name) => !/^(0|[1-9]\d*)$/.test(name))
    : names;
  if (!strict) return keys;
  const symbols = Object.getOwnPropertySymbols(value).filter((key) => isOwn(value, key));
  return [...keys, ...symbols];
}

/** Compares what objects are beside their properties. */
function sameKind(left: object, right: object, strict: boolean, pairs: Pairs): boolean {
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && left.length === right.length;
  }
  if (ArrayBuffer.isView(left) || ArrayBuffer.isView(right)) {
    return ArrayBuffer.isView(left) && ArrayBuffer.isView(right) && sameBytes(left, right, strict);
  }
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return false;
  switch (kind) {
    case "Date":
      return Object.is(timeOf(left), timeOf(right));
    case "RegExp":
      return sameRegExp(left as RegExp, right as RegExp);
    case "ArrayBuffer":
    case "SharedArrayBuffer":
      return sameBytes(
        new Uint8Array(left as ArrayBuffer),
        new Uint8Array(right as ArrayBuffer),
        true,
      );
    case "Error":
      return sameError(left as Error, right as Error, strict, pairs);
    case "Number":
    case "String":
    case "Boolean":
    case "BigInt":
    case "Symbol":
      return Object.is(left.valueOf(), right.valueOf());
    case "Set":
      return (left as Set<unknown>).size === (right as Set<unknown>).size;
    case "Map":
      return (left as Map<unknown, unknown>).size === (right as Map<unknown, unknown>).size;
  }
  return sameUrl(left, right);
}

function kindOf(value: object): string {
  return value instanceof Error ? "Error" : engineClass(value);
}

function timeOf(date: object): number {
  return Date.prototype.getTime.call(date);
}

function sameRegExp(left: RegExp, right: RegExp): boolean {
  return (
    left.source === right.source && left.flags === right.flags && left.lastIndex === right.lastIndex
  );
}

function sameBytes(left: ArrayBufferView, right: ArrayBufferView, strict: boolean): boolean {
  const { [Symbol.toStringTag]: type } = left as Uint8Array;
  if (type !== (right as Uint8Array)[Symbol.toStringTag]) return false;
  if (left.byteLength !== right.byteLength) return false;
  if (!strict && (type as string).startsWith("Float")) {
    const others = right as Float64Array;
    return (left as Float64Array).every((number, index) => number === others[index]);
  }
  const bytes = new Uint8Array(left.buffer, left.byteOffset, left.byteLength);
  const others = new Uint8Array(right.buffer, right.byteOffset, right.byteLength);
  return bytes.every((byte, index) => byte === others[index]);
}

/** What errors say is compared though it isn't enumerable; their stacks are not. */
function sameError(left: Error, right: Error, strict: boolean, pairs: Pairs): boolean {
  return (["message", "name", "cause", "errors"] as (keyof Error)[]).every(
    (key) =>
      isOwn(left, key) === isOwn(right, key) &&
      (isOwn(left, key) || compare(left[key], right[key], strict, pairs)),
  );
}

function sameUrl(left: object, right: object): boolean {
  if (Object.prototype.toString.call(left) !== "[object URL]") return true;
  return (left as { href?: unknown }).href === (right as { href?: unknown }).href;
}

function compareInside(
  left: object,
  right: object,
  keys: PropertyKey[],
  strict: boolean,
  pairs: Pairs,
): boolean {
  if (pairs.some(([one, other]) => one === left && other === right)) return true;
  pairs.push([left, right]);
  const areEqual =
    keys.every((key) =>
      compare(
        (left as Record<PropertyKey, unknown>)[key],
        (right as Record<PropertyKey, unknown>)[key],
        strict,
        pairs,
      ),
    ) && sameItems(left, right, strict, pairs);
  pairs.pop();
  return areEqual;
}

function sameItems(left: object, right: object, strict: boolean, pairs: Pairs): boolean {
  switch (engineClass(left)) {
    case "Set": {
      const others = new Set(right as Set<unknown>);
      const rest = [...(left as Set<unknown>)].filter((item) => !others.delete(item));
      return matchAll(rest, [...others], (one, other) => compare(one, other, strict, pairs));
    }
    case "Map": {
      const others = new Map(right as Map<unknown, unknown>);
      const rest = [...(left as Map<unknown, unknown>)].filter(
        ([key, value]) =>
          !(
            others.has(key) &&
            compare(value, others.get(key), strict, pairs) &&
            others.delete(key)
          ),
      );
      return matchAll(
        rest,
        [...others],
        ([key, value], [otherKey, otherValue]) =>
          compare(key, otherKey, strict, pairs) && compare(value, otherValue, strict, pairs),
      );
    }
  }
  return true;
}

/** Whether each item has a counterpart of its own. */
function matchAll<T>(items: T[], others: T[], areEqual: (one: T, other: T) => boolean): boolean {
  return items.every((item) => {
    const at = others.findIndex((other) => areEqual(item, other));
    if (at === -1) return false;
    others.splice(at, 1);
    return true;
  });
}
