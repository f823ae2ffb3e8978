import { module } from "../../node/module/module.ts";

export default module;
export const {
  builtinModules,
  createRequire,
  findSourceMap,
  isBuiltin,
  register,
  runMain,
  syncBuiltinESMExports,
} = module;
export { module as Module };
