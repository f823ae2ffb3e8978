/**
 * A CommonJS module in place of one that a task can't have. It can be imported, its functions can
 * be stored, tested for and extended; what is called, constructed or read as a value throws, so
 * that a package which never gets that far works, and one that does gives no wrong answer.
 */
export function unavailableModule(
  name: string,
  importer: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  const message = `node:${name} is not available in a task (imported by ${importer})`;
  return `
const refuse = (member) => {
  const error = new Error(${JSON.stringify(message)} + (member ? ": " + member : ""));
  error.code = "ERR_CAPSULE_UNAVAILABLE";
  throw error;
};
// Constants by the conventions of Node's own modules: read, they would be silently wrong.
const isValue = (key) => /^[A-Z][A-Z0-9_]*$|^(is|parent|worker|thread|global|versions)[A-Z]|^versions$/.test(key);
const member = (name) => new Proxy(function () {}, {
  apply: () => refuse(name + "()"),
  construct: () => refuse("new " + name + "()"),
  get: (target, key) =>
    key === "prototype" || key === "length" || key === "name" || key === Symbol.hasInstance
      ? target[key]
      : refuse(name + "." + String(key)),
});
const values = ${JSON.stringify(values)};
const members = new Map();
// As a prototype: bundlers copy the own properties of a module, of which there must be none.
module.exports = Object.create(new Proxy({}, {
  get(target, key) {
    if (typeof key === "symbol" || key === "__esModule" || key === "then") return undefined;
    if (Object.hasOwn(values, key)) return values[key];
    if (isValue(key)) return refuse(key);
    if (key === "default" || key === "promises") return module.exports;
    if (!members.has(key)) members.set(key, member(key));
    return members.get(key);
  },
}));
`;
}

/** A CommonJS module in place of a package that isn't installed, as Node behaves when it is required. */
export function missingModule(specifier: string, importer: string): string {
  const message = `Cannot find package '${specifier}' imported by ${importer}`;
  return `
const error = new Error(${JSON.stringify(message)});
error.code = "MODULE_NOT_FOUND";
throw error;
`;
}

/** An ES module that is one of Node's modules to those that `require` it. */
export function requiredModule(name: string): string {
  return `import required from "node:${name}";\nexport { required as "module.exports" };\n`;
}
