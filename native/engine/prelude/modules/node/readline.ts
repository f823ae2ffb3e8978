import { readline } from "../../node/readline/readline.ts";

export default readline;
export const {
  Interface,
  clearLine,
  clearScreenDown,
  createInterface,
  cursorTo,
  emitKeypressEvents,
  moveCursor,
  promises,
} = readline;
