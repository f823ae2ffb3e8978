import { load } from "../../load.ts";
import { validateNumber } from "../validators.ts";

/** What an object shows itself with in `util.inspect`. */
export const INSPECT = Symbol.for("nodejs.util.inspect.custom");

let maxBytes = 50;

/** How many bytes of a Buffer are shown: `buffer.INSPECT_MAX_BYTES`. */
export function inspectMaxBytes(): number {
  return maxBytes;
}

export function setInspectMaxBytes(count: unknown): void {
  validateNumber(count, "INSPECT_MAX_BYTES", 0);
  maxBytes = count;
}

interface Options {
  showHidden?: boolean;
  breakLength?: number;
  compact?: unknown;
}

/** A Buffer as `<Buffer 61 62>`; further properties of it stand behind the bytes. */
export function inspectBuffer(bytes: Uint8Array, _depth: number, options: Options = {}): string {
  const shown = Math.min(maxBytes, bytes.length);
  const rest = bytes.length - shown;
  let text = hex(bytes, shown);
  if (rest > 0) text += ` ... ${rest} more byte${rest > 1 ? "s" : ""}`;
  const extras = properties(bytes, options.showHidden ?? false);
  if (extras !== undefined) text += `${text === "" ? "" : ", "}${showProperties(extras, options)}`;
  const { name } = (bytes.constructor ?? {}) as { name?: string };
  return `<${name ?? "Buffer"} ${text}>`;
}

function hex(bytes: Uint8Array, count: number): string {
  const pairs: string[] = [];
  for (let at = 0; at < count; at++) {
    pairs.push((bytes[at] as number).toString(16).padStart(2, "0"));
  }
  return pairs.join(" ");
}

/** The properties that aren't bytes. */
function properties(bytes: Uint8Array, showHidden: boolean): object | undefined {
  const names = Reflect.ownKeys(bytes).filter(
    (key) =>
      (typeof key === "symbol" || !/^(0|[1-9]\d*)$/.test(key)) &&
      (showHidden || Object.prototype.propertyIsEnumerable.call(bytes, key)),
  );
  if (names.length === 0) return undefined;
  const extras: Record<PropertyKey, unknown> = Object.create(null);
  for (const name of names) extras[name] = Reflect.get(bytes, name);
  return extras;
}

function showProperties(extras: object, options: Options): string {
  const text = load("inspect").inspect(extras, {
    ...options,
    breakLength: Number.POSITIVE_INFINITY,
    compact: true,
  });
  return text.slice("[Object: null prototype] { ".length, -" }".length);
}
