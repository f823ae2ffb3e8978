import { load } from "../../load.ts";
import { CallableConsole as Console } from "../../node/console/console-class.ts";

/** What is for terminals and debuggers: a task has neither. */
const nothing = (): void => {};

const console = Object.assign(load("console").console, {
  Console,
  clear: nothing,
  profile: nothing,
  profileEnd: nothing,
  timeStamp: nothing,
});

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
} = console;
