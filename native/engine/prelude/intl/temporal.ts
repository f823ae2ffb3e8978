import {
  Intl as Extended,
  Temporal as Polyfill,
  toTemporalInstant,
} from "temporal-polyfill/implementation";

/** The global `Temporal`. */
export const Temporal: object = Polyfill;

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

define(Date.prototype, "toTemporalInstant", toTemporalInstant);
// Formats dates of Temporal, too.
define(Intl, "DateTimeFormat", Extended.DateTimeFormat);
