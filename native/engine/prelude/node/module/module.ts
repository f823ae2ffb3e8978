import { refuse } from "../../errors/unavailable.ts";
import { builtinModules, isBuiltin } from "./builtin-modules.ts";
import { createRequire } from "./create-require.ts";

const BUNDLED = "All code of a task is in its bundle.";

/** The module `node:module`, which is a class in Node, too. */
export const module = Object.assign(refuse("new Module()", BUNDLED), {
  builtinModules,
  createRequire,
  isBuiltin,
  findSourceMap: refuse("module.findSourceMap()", "Stacks are mapped already."),
  register: refuse("module.register()", BUNDLED),
  runMain: refuse("module.runMain()", BUNDLED),
  syncBuiltinESMExports: refuse(
    "module.syncBuiltinESMExports()",
    "Change the module's object, and use that.",
  ),
});
