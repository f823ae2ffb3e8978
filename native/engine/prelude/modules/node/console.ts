import { refuse } from "../../errors/unavailable.ts";
import { load } from "../../load.ts";

const { console } = load("console");

export default console;
export const {
  assert,
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
  table,
  time,
  timeEnd,
  timeLog,
  trace,
  warn,
} = console;
export const Console = refuse("new console.Console()", "Use `console`, or write to the streams.");
