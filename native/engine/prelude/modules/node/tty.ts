import { tty } from "../../node/tty/tty.ts";

export default tty;
export const { ReadStream, WriteStream, isatty } = tty;
