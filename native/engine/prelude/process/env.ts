/** `process.env`. Reads and lists the environment anew each time, so that nothing of it is ever in a snapshot. */
export const env = new Proxy(Object.create(null) as Record<string, string>, {
  get: (own, name) => (typeof name === "symbol" ? undefined : (own[name] ?? variable(own, name))),
  has: (own, name) => typeof name === "string" && (own[name] ?? variable(own, name)) !== undefined,
  ownKeys: (own) => Object.keys(all(own)),
  getOwnPropertyDescriptor(own, name) {
    const value = typeof name === "symbol" ? undefined : (own[name] ?? variable(own, name));
    return value === undefined
      ? undefined
      : { value, writable: true, enumerable: true, configurable: true };
  },
  // As in Node: a value becomes a string. It lasts as long as the call.
  set(own, name, value) {
    if (typeof name === "symbol") throw new TypeError("Cannot convert a Symbol value to a string");
    deleted.delete(name);
    own[name] = String(value);
    return true;
  },
  deleteProperty(own, name) {
    if (typeof name === "symbol") return true;
    deleted.add(name);
    delete own[name];
    return true;
  },
});

const deleted = new Set<string>();

function variable(_own: object, name: string): string | undefined {
  return deleted.has(name) ? undefined : native.environmentVariable(name);
}

function all(own: Record<string, string>): Record<string, string> {
  const list = native.environment();
  const values: Record<string, string> = Object.create(null);
  for (let at = 0; at < list.length; at += 2) values[list[at] ?? ""] = list[at + 1] ?? "";
  for (const name of deleted) delete values[name];
  return Object.assign(values, own);
}
