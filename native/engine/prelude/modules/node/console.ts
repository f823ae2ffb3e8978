import { load } from "../../load.ts";
import { CallableConsole as Console } from "../../node/console/console-class.ts";

const console = Object.assign(load("console").console, { Console });

export default console;
export { Console };
export const {
  assert,
  clear,
  count,
  countReset,
  debug,
  dir,
  dirxml,
  error,
  group,
  groupCollapsed,
  groupEnd,
  info,
  log,
  profile,
  profileEnd,
  table,
  time,
  timeEnd,
  timeLog,
  timeStamp,
  trace,
  warn,
} = console as typeof console & Record<string, unknown>;
