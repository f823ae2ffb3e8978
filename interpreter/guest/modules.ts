import { builtinNamespace, setImporter } from "capsule:interpreter";
import { isBuiltin } from "node:module";
import { MODULES } from "./packages.ts";
import { refusal } from "./refusal.ts";

const modules = new Map(Object.entries(MODULES));
const builtPackages: ReadonlySet<string> = new Set(Object.keys(MODULES).map(packageOf));

/** Namespaces whose default exports are the modules themselves. */
const ofNode = new WeakSet<object>();

let allowed: readonly string[] = [];

/** Lets snippets import these packages and no others. */
export function allowPackages(names: readonly string[]): void {
  allowed = names;
}

/** `require` of a snippet: the same modules as `import()` has. */
export const require = Object.assign(
  function require(id: unknown): unknown {
    return commonForm(find(String(id)));
  },
  {
    resolve(id: unknown): string {
      find(String(id));
      return String(id);
    },
    cache: Object.create(null),
  },
);

/** Lets `import()` find what there is. */
export function installImports(): void {
  setImporter(find);
}

function find(specifier: string): object {
  if (isBuiltin(specifier) || specifier.startsWith("node:")) {
    const namespace = builtinNamespace(specifier);
    if (namespace === undefined) throw notFound(refusal(specifier.replace(/^node:/, "")));
    ofNode.add(namespace);
    return namespace;
  }
  const name = packageOf(specifier);
  if (!builtPackages.has(name)) {
    throw notFound(
      `Cannot find module '${specifier}': nothing can be installed here. ${whatThereIs()}`,
    );
  }
  if (!allowed.includes(name)) {
    throw notFound(
      `The package '${name}' is there, but not for this run: name it in the option \`packages\``,
    );
  }
  const module = modules.get(specifier);
  if (module === undefined) throw notFound(partMissing(specifier, name));
  return module;
}

/** `zod` of `zod/v4`, `@scope/name` of `@scope/name/part`. */
function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function whatThereIs(): string {
  if (allowed.length > 0) return `There are Node's modules and ${allowed.join(", ")}`;
  const names = [...builtPackages].join(", ");
  return names === ""
    ? "There are Node's modules"
    : `There are Node's modules, and packages that the option \`packages\` names, of ${names}`;
}

function partMissing(specifier: string, name: string): string {
  const parts = [...modules.keys()].filter((key) => packageOf(key) === name);
  return `Cannot find module '${specifier}': of ${name} there is ${parts.join(", ")}`;
}

function notFound(message: string): Error {
  return Object.assign(new Error(message), { code: "MODULE_NOT_FOUND" });
}

/** What `require` gives for a module: `module.exports` where the bundle made a namespace of that. */
function commonForm(namespace: object): unknown {
  if (ofNode.has(namespace)) return (namespace as { default: unknown }).default;
  const exports = (namespace as { default?: unknown }).default;
  const isObject =
    (typeof exports === "object" && exports !== null) || typeof exports === "function";
  if (!isObject) return namespace;
  for (const [name, value] of Object.entries(namespace)) {
    if (name === "default" || name === "module.exports") continue;
    if ((exports as Record<string, unknown>)[name] !== value) return namespace;
  }
  return exports;
}
