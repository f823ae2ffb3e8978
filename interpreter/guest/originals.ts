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

// Side by side, since each printing compares them all.
const owners: object[] = [Array.prototype];
const keys: (string | symbol)[] = [Symbol.iterator];
for (const [owner, names] of NAMES) {
  for (const name of names.split(" ")) {
    owners.push(owner);
    keys.push(name);
  }
}

type Members = Record<string | symbol, unknown>;

const originals = current();

function current(): unknown[] {
  const values: unknown[] = [];
  for (let index = 0; index < keys.length; index++) {
    values[index] = (owners[index] as Members)[keys[index] as string];
  }
  return values;
}

function areOriginal(): boolean {
  for (let index = 0; index < keys.length; index++) {
    if ((owners[index] as Members)[keys[index] as string] !== originals[index]) return false;
  }
  return true;
}

const { defineProperty } = Reflect;

/** Does something with the platform's own methods, whatever a snippet has put in their place. */
export function withOriginals<T>(work: () => T): T {
  if (areOriginal()) return work();
  const replaced = current();
  put(originals);
  try {
    return work();
  } finally {
    put(replaced);
  }
}

function put(values: readonly unknown[]): void {
  for (let index = 0; index < keys.length; index++) {
    const owner = owners[index] as Members;
    const key = keys[index] as string;
    const value = values[index];
    if (owner[key] === value) continue;
    defineProperty(owner, key, { value, writable: true, enumerable: false, configurable: true });
  }
}
