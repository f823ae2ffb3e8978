import { load } from "../../load.ts";

/** How Node's errors end that got a value of a wrong type. */
export function describeReceived(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${value}`;
  if (typeof value === "function") return ` Received function ${value.name}`;
  if (typeof value === "object") {
    const { name } = (value as { constructor?: { name?: string } }).constructor ?? {};
    if (name) return ` Received an instance of ${name}`;
    return ` Received ${show(value, { depth: -1 })}`;
  }
  const shown = show(value);
  const short = shown.length > 28 ? `${shown.slice(0, 25)}...` : shown;
  return ` Received type ${typeof value} (${short})`;
}

/** A value as Node's errors show it. */
export function show(value: unknown, options: { depth?: number } = {}): string {
  return load("inspect").inspect(value, options);
}

/** A number with underscores between its thousands, as Node's errors show large ones. */
export function showNumber(value: unknown): string {
  if (typeof value === "bigint") {
    const text = String(value);
    return `${value > 2n ** 32n || value < -(2n ** 32n) ? separate(text) : text}n`;
  }
  if (Number.isInteger(value) && Math.abs(value as number) > 2 ** 32)
    return separate(String(value));
  return show(value);
}

function separate(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, "_");
}
