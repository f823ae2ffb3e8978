import { constants as crypto } from "../crypto/node/constants.ts";
import { constants as fs } from "../fs/constants.ts";
import { constants as os } from "./os/constants.ts";

/** The module `node:constants`, deprecated in Node: those of several modules in one object. */
export const constants: Record<string, number | string> = Object.assign(
  {},
  os.dlopen,
  os.errno,
  os.priority,
  os.signals,
  fs,
  crypto,
);
