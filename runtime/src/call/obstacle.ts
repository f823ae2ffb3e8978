/** What keeps values from being written as JSON. */
export interface Obstacle {
  /** A sentence's end, with the path of the value: `args[0].id is a BigInt.` */
  problem: string;
  hint: string;
}

/** A value to visit; `closing` marks the second visit, after everything inside it. */
interface Step {
  value: unknown;
  key: string;
  parent: Step | null;
  closing: boolean;
}

/** Enough for what a person could look through; the search runs on the caller's thread. */
const MOST_STEPS = 100_000;

/** What to do about most obstacles. */
export const PLAIN = "Pass a plain value instead, or give the value a toJSON method.";

/**
 * Looks for the first value that `JSON.stringify` refuses, or that a task could not receive.
 * Runs only after a failure, and without recursion: the cause may be the depth itself. Null where
 * nothing was found, or not soon enough.
 */
export function findObstacle(
  values: readonly unknown[] | Readonly<Record<string, unknown>>,
): Obstacle | null {
  const open = new Map<object, Step>();
  const steps: Step[] = [];
  const name = Array.isArray(values) ? "args" : "kwargs";
  const root: Step = { value: values, key: name, parent: null, closing: false };
  steps.push(root);
  let taken = 0;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    taken += 1;
    if (taken > MOST_STEPS) return null;
    const { value } = step;
    if (step.closing) {
      open.delete(value as object);
      continue;
    }
    if (typeof value === "bigint" && !hasToJson(value)) {
      return { problem: `${pathOf(step)} is a BigInt.`, hint: "Pass it as a string or a number." };
    }
    if (step.parent === root) {
      if (typeof value === "function" || typeof value === "symbol") {
        return { problem: `${pathOf(step)} is a ${typeof value}.`, hint: PLAIN };
      }
    }
    if (typeof value !== "object" || value === null) continue;
    const earlier = open.get(value);
    if (earlier !== undefined) {
      const problem = `${pathOf(step)} refers back to ${pathOf(earlier)} (circular).`;
      return { problem, hint: "Pass an identifier in place of the reference." };
    }
    open.set(value, step);
    steps.push({ ...step, closing: true });
    try {
      for (const child of childrenOf(step)) steps.push(child);
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      return { problem: `${pathOf(step)} can't be read (${detail}).`, hint: PLAIN };
    }
  }
  return null;
}

/** In reverse, so that the first one is popped first. */
function childrenOf(step: Step): Step[] {
  const value = step.value as Record<string, unknown>;
  if (hasToJson(value)) {
    const replaced = (value.toJSON as () => unknown)();
    // What toJSON gives is not asked for its own toJSON.
    return typeof replaced === "object" && replaced !== null
      ? keysOf(replaced as Record<string, unknown>, step)
      : [{ value: replaced, key: "", parent: step, closing: false }];
  }
  return keysOf(value, step);
}

function keysOf(value: Record<string, unknown>, parent: Step): Step[] {
  const isArray = Array.isArray(value);
  return Object.keys(value)
    .map((name) => ({
      value: value[name],
      key: isArray ? `[${name}]` : memberKey(name),
      parent,
      closing: false,
    }))
    .reverse();
}

function memberKey(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
    ? `.${name}`
    : `[${JSON.stringify(name)}]`;
}

function pathOf(step: Step): string {
  const keys: string[] = [];
  for (let at: Step | null = step; at !== null; at = at.parent) keys.push(at.key);
  // A path through ten thousand levels helps nobody.
  const path = keys.length > 24 ? [...keys.slice(0, 12), "…", ...keys.slice(-12)] : keys;
  return path.reverse().join("");
}

function hasToJson(value: unknown): boolean {
  return typeof (value as { toJSON?: unknown } | null | undefined)?.toJSON === "function";
}
