import { parseArgs as parse } from "@pkgjs/parseargs";
import { unavailable } from "../../errors/unavailable.ts";

interface Config {
  args?: readonly string[];
  allowNegative?: boolean;
}

/** `util.parseArgs`. A task has no command line: without `args` there are none. */
export function parseArgs(config: Config = {}): unknown {
  if (config?.allowNegative) {
    throw unavailable("util.parseArgs() with `allowNegative`", "Name both options.");
  }
  return parse({ ...config, args: config?.args ?? [] });
}
