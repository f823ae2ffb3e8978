/** What stands for a function: its kind and its name. */
export function functionText(fn: object): string {
  const { name } = fn as { name?: unknown };
  const shown = typeof name === "string" && name !== "" ? name : undefined;
  if (isClass(fn)) {
    const parent = Object.getPrototypeOf(fn) as { name?: string } | null;
    const heir = parent?.name ? ` extends ${parent.name}` : "";
    return `[class ${shown ?? "(anonymous)"}${heir}]`;
  }
  const kind = Object.prototype.toString.call(fn).slice(8, -1);
  return shown === undefined ? `[${kind} (anonymous)]` : `[${kind}: ${shown}]`;
}

/** The class number of functions that are written in JavaScript. */
const written = native.classId(isClass);

/** Only the `prototype` of a class, or of a built-in, can't be replaced while there is one. */
function isClass(fn: object): boolean {
  const prototype = Object.getOwnPropertyDescriptor(fn, "prototype");
  return prototype?.writable === false && native.classId(fn) === written && !isGenerator(fn);
}

function isGenerator(fn: object): boolean {
  return Object.prototype.toString.call(fn) !== "[object Function]";
}
