/** Owners of what printing a value rests on, with names. */
const NAMES: readonly (readonly [object, string])[] = [
  [
    Array.prototype,
    "at concat every filter find findIndex flatMap forEach includes indexOf join map pop push reduce slice some",
  ],
  [
    String.prototype,
    "endsWith includes indexOf padEnd padStart repeat replace replaceAll slice split startsWith",
  ],
  [RegExp.prototype, "exec test"],
  [
    Object,
    "assign defineProperty entries getOwnPropertyDescriptor getOwnPropertyNames getOwnPropertySymbols getPrototypeOf is keys",
  ],
  [Array, "from isArray"],
  [globalThis, "Array Error Map Number Object Reflect RegExp Set String Symbol"],
];

interface Original {
  owner: object;
  key: string | symbol;
  value: unknown;
}

/** What printing a value rests on, as it was before any snippet. */
const ORIGINALS: readonly Original[] = [
  ...NAMES.flatMap(([owner, names]) =>
    names.split(" ").map((key) => ({ owner, key, value: Reflect.get(owner, key) as unknown })),
  ),
  { owner: Array.prototype, key: Symbol.iterator, value: Array.prototype.values },
];

const { defineProperty } = Reflect;

/** Does something with the platform's own methods, whatever a snippet has put in their place. */
export function withOriginals<T>(work: () => T): T {
  const replaced: Original[] = [];
  let count = 0;
  for (let index = 0; index < ORIGINALS.length; index++) {
    const { owner, key, value } = ORIGINALS[index] as Original;
    const current: unknown = (owner as Record<string | symbol, unknown>)[key];
    if (current !== value) replaced[count++] = { owner, key, value: current };
  }
  if (count === 0) return work();
  put(ORIGINALS);
  try {
    return work();
  } finally {
    put(replaced);
  }
}

function put(methods: readonly Original[]): void {
  for (let index = 0; index < methods.length; index++) {
    const { owner, key, value } = methods[index] as Original;
    defineProperty(owner, key, { value, writable: true, enumerable: false, configurable: true });
  }
}
