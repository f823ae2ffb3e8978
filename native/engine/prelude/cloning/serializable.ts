/**
 * How objects of the platform are cloned and transferred. Each kind says so itself where it is defined, so that cloning
 * plain data needs none of them.
 */
export interface Kind {
  /** Whether a value is of the kind. */
  owns(value: object): boolean;
  /** A copy; null where the kind can't be cloned. */
  clone: ((value: object, copyOf: (item: unknown) => unknown) => object) | null;
  /** Takes the value from its owner, who can't use it any more; null where the kind can't be transferred. */
  transfer: ((value: object) => object) | null;
}

const kinds: Kind[] = [];

/** Makes a kind of the platform's objects known to `structuredClone`. One that extends another comes after it. */
export function registerKind(kind: Kind): void {
  kinds.unshift(kind);
}

/** The kind of an object; undefined where it is none of the platform's. */
export function kindOf(value: object): Kind | undefined {
  return kinds.find((kind) => kind.owns(value));
}
