import { unavailable } from "../../errors/unavailable.ts";
import { clearTimer, setImmediate, setInterval, setTimeout, type Timeout } from "../../timers.ts";
import { timersPromises } from "./promises.ts";

const refuse = (name: string) => (): never => {
  throw unavailable(`timers.${name}()`, "Node has deprecated it: use setTimeout().");
};

/** The module `node:timers`. */
export const timers = {
  setTimeout,
  clearTimeout: (timer?: Timeout | number): void => clearTimer(timer),
  setImmediate,
  clearImmediate: (timer?: Timeout | number): void => clearTimer(timer),
  setInterval,
  clearInterval: (timer?: Timeout | number): void => clearTimer(timer),
  _unrefActive: refuse("_unrefActive"),
  active: refuse("active"),
  unenroll: refuse("unenroll"),
  enroll: refuse("enroll"),
  promises: timersPromises,
};
