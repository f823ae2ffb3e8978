import { engineClass } from "../../engine-class.ts";
import { Buffer } from "../buffer/buffer.ts";

const isOf =
  (name: string) =>
  (value: unknown): boolean =>
    typeof value === "object" && value !== null && engineClass(value) === name;

/** Tests that Node keeps for old code. */
export const oldTests = {
  isArray: Array.isArray,
  isBoolean: (value: unknown): boolean => typeof value === "boolean",
  isBuffer: (value: unknown): boolean => value instanceof Buffer,
  isDate: isOf("Date"),
  isError: (value: unknown): boolean =>
    Object.prototype.toString.call(value) === "[object Error]" || value instanceof Error,
  isFunction: (value: unknown): boolean => typeof value === "function",
  isNull: (value: unknown): boolean => value === null,
  isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
  isNumber: (value: unknown): boolean => typeof value === "number",
  isObject: (value: unknown): boolean => value !== null && typeof value === "object",
  isPrimitive: (value: unknown): boolean =>
    value === null || (typeof value !== "object" && typeof value !== "function"),
  isRegExp: isOf("RegExp"),
  isString: (value: unknown): boolean => typeof value === "string",
  isSymbol: (value: unknown): boolean => typeof value === "symbol",
  isUndefined: (value: unknown): boolean => value === undefined,
};
