// @ts-check

/** @import { Unit } from "./types.d.ts" */

/**
 * A figure with its unit, three significant digits.
 * @param {number} value
 * @param {Unit} unit
 * @returns {string} for example `0.0712 ms`, `4.52 MB`, `12 300 /s`
 */
export function format(value, unit) {
  switch (unit) {
    case "ms":
      return value >= 1000 ? `${digits(value / 1000)} s` : `${digits(value)} ms`;
    case "bytes":
      if (Math.abs(value) >= 1e6) return `${digits(value / 1e6)} MB`;
      return Math.abs(value) >= 1e3 ? `${digits(value / 1e3)} kB` : `${value} B`;
    case "/s":
      return `${digits(value)} /s`;
    case "count":
      return digits(value);
  }
}

/**
 * @param {number} value
 * @returns {string}
 */
function digits(value) {
  if (Math.abs(value) >= 1000) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, " ");
  return String(Number(value.toPrecision(3)));
}
