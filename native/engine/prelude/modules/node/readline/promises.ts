import { readlinePromises } from "../../../node/readline/promises.ts";

export default readlinePromises;
export const { Interface, Readline, createInterface } = readlinePromises;
