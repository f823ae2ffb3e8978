import { Interpreter } from "./interpreter.ts";

let interpreter: Interpreter | undefined;

/** The interpreter that this package ships, opened at first use. */
export function shipped(): Interpreter {
  interpreter ??= new Interpreter();
  return interpreter;
}
