export { evaluate, hideCaller, setImporter } from "../../interpreter/evaluate.ts";
export { builtinNamespace } from "../../process/builtin-module.ts";
