import { ERR_INVALID_ARG_VALUE } from "../errors/codes.ts";
import { defineError } from "../errors/node-error.ts";
import { nextTick } from "../next-tick.ts";
import { validateFunction } from "../validators.ts";

// Control sequences for terminals, which are text like other text.

interface Output {
  write(text: string, callback?: Callback): boolean;
}

type Callback = (error?: unknown) => void;

const ERR_INVALID_CURSOR_POS = defineError(
  TypeError,
  "ERR_INVALID_CURSOR_POS",
  () => "Cannot set cursor row without setting its column",
);

const ESCAPE = "\u001b[";

/** What clears a line to its start (negative), to its end (positive) or all of it. */
export function clearLineText(direction: number): string {
  if (direction < 0) return `${ESCAPE}1K`;
  return direction > 0 ? `${ESCAPE}0K` : `${ESCAPE}2K`;
}

export const CLEAR_DOWN = `${ESCAPE}0J`;

export function cursorToText(x: number, y?: number): string {
  return typeof y === "number" ? `${ESCAPE}${y + 1};${x + 1}H` : `${ESCAPE}${x + 1}G`;
}

export function moveCursorText(dx: number, dy: number): string {
  const columns = dx < 0 ? `${ESCAPE}${-dx}D` : dx > 0 ? `${ESCAPE}${dx}C` : "";
  const rows = dy < 0 ? `${ESCAPE}${-dy}A` : dy > 0 ? `${ESCAPE}${dy}B` : "";
  return columns + rows;
}

/** Writes the text, if there is any. */
function put(output: Output | null | undefined, text: string, callback?: Callback): boolean {
  if (callback !== undefined) validateFunction(callback, "callback");
  if (output !== null && output !== undefined && text !== "") return output.write(text, callback);
  if (callback !== undefined) nextTick(callback);
  return true;
}

export function clearLine(output: Output, direction: number, callback?: Callback): boolean {
  return put(output, clearLineText(direction), callback);
}

export function clearScreenDown(output: Output, callback?: Callback): boolean {
  return put(output, CLEAR_DOWN, callback);
}

export function cursorTo(
  output: Output,
  x: number,
  y?: number | Callback,
  callback?: Callback,
): boolean {
  if (typeof callback !== "function" && typeof y === "function")
    return cursorTo(output, x, undefined, y);
  if (callback !== undefined) validateFunction(callback, "callback");
  if (Number.isNaN(x)) throw new ERR_INVALID_ARG_VALUE("x", x);
  if (Number.isNaN(y)) throw new ERR_INVALID_ARG_VALUE("y", y);
  if (typeof x !== "number" && typeof y !== "number") return put(output, "", callback);
  if (typeof x !== "number") throw new ERR_INVALID_CURSOR_POS();
  return put(output, cursorToText(x, y as number), callback);
}

export function moveCursor(output: Output, dx: number, dy: number, callback?: Callback): boolean {
  return put(output, moveCursorText(dx, dy), callback);
}
