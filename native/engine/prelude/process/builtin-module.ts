import { validateString } from "../node/validators.ts";

/** `process.getBuiltinModule`: one of Node's modules that the platform has, undefined for others. */
export function getBuiltinModule(id: unknown): unknown {
  validateString(id, "id");
  return builtinNamespace(id)?.default;
}

/** The namespace of one of Node's modules that the platform has, undefined for others. */
export function builtinNamespace(id: string): { default: unknown } | undefined {
  const name = id.startsWith("node:") ? id.slice(5) : id;
  if (!/^[a-z_0-9]+(\/[a-z0-9]+)?$/.test(name)) return undefined;
  try {
    const file = `prelude/node-${name.replaceAll("/", "-")}.js`;
    return native.load(file) as { default: unknown };
  } catch (error) {
    // The engine has no such module; it throws nothing else, as modules only define things.
    if (error instanceof TypeError && error.message.startsWith("the prelude has no")) {
      return undefined;
    }
    throw error;
  }
}
