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

/** Only the `prototype` of a class can't be replaced while there is one; that of a built-in neither. */
function isClass(fn: object): boolean {
  const prototype = Object.getOwnPropertyDescriptor(fn, "prototype");
  if (prototype === undefined || prototype.writable !== false) return false;
  return !String(fn).includes("[native code]") || isDerived(fn);
}

function isDerived(fn: object): boolean {
  return Object.getPrototypeOf(fn) !== Function.prototype;
}
