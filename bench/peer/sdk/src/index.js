const bodies = new Map();

/** Registers a task; the command reads its options from the source text. */
export function task(options, body) {
  bodies.set(options.name, body);
  return body;
}

/** The registered task of this name. */
export function find(name) {
  return bodies.get(name) ?? bodies.get("main");
}
