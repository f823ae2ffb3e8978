import { getBuiltinModule } from "../../process/builtin-module.ts";
import { ERR_INVALID_ARG_VALUE } from "../errors/codes.ts";
import { validateString } from "../validators.ts";
import { isBuiltin } from "./builtin-modules.ts";

const EXPECTED = "must be a file URL object, file URL string, or absolute path string";

/** `createRequire` of `node:module`: gives Node's modules, as far as there are, and nothing else. */
export function createRequire(filename: unknown): (id: unknown) => unknown {
  const name = filename instanceof URL ? (filename as { href: string }).href : filename;
  if (typeof name !== "string" || !/^(file:|\/)/.test(name)) {
    throw new ERR_INVALID_ARG_VALUE("filename", filename, EXPECTED);
  }
  function require(id: unknown): unknown {
    validateString(id, "id");
    if (id === "") throw new ERR_INVALID_ARG_VALUE("id", id, "must be a non-empty string");
    const found = getBuiltinModule(id);
    if (found === undefined) throw notFound(id);
    return found;
  }
  return Object.assign(require, {
    resolve(id: unknown): string {
      validateString(id, "request");
      if (getBuiltinModule(id) === undefined) throw notFound(id);
      return id;
    },
    cache: Object.create(null),
    main: undefined,
  });
}

function notFound(id: string): Error {
  const message = isBuiltin(id)
    ? `node:${id.replace(/^node:/, "")} is not available in a task`
    : `Cannot find module '${id}': createRequire() finds Node's modules only. Import the package at the top of a file, so that it is bundled`;
  return Object.assign(new Error(message), { code: "MODULE_NOT_FOUND", requireStack: [] });
}

declare const URL: new () => object;
