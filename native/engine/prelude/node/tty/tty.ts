import { refuse } from "../../errors/unavailable.ts";

const NO_TERMINAL = "What a task prints goes to its caller, not to a terminal.";

/** The module `node:tty`: a task has no terminal. */
export const tty = {
  isatty: (_fd: unknown): boolean => false,
  ReadStream: refused("ReadStream"),
  WriteStream: refused("WriteStream"),
};

/** A class for `instanceof`, of which there are no objects. */
function refused(name: string): new (fd: number) => object {
  const fail = refuse(`new tty.${name}()`, NO_TERMINAL);
  const Refused = (): void => {
    fail();
  };
  Object.defineProperty(Refused, "name", { value: name, configurable: true });
  return Refused as unknown as new (
    fd: number,
  ) => object;
}
