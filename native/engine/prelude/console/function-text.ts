/** What stands for a function: its kind and its name. */
export function functionText(fn: object, className: string | null, tag: string): string {
  if (isClass(fn)) return classText(fn, className, tag);
  const kind = kindOf(fn);
  const { name } = fn as { name?: unknown };
  let text = `[${kind}${className === null ? " (null prototype)" : ""}`;
  text += name === "" ? " (anonymous)]" : `: ${String(name)}]`;
  if (className !== kind && className !== null) text += ` ${className}`;
  if (tag !== "" && className !== tag) text += ` [${tag}]`;
  return text;
}

function classText(fn: object, className: string | null, tag: string): string {
  const name = (Object.hasOwn(fn, "name") && (fn as { name?: unknown }).name) || "(anonymous)";
  let text = `class ${name}`;
  if (className !== "Function" && className !== null) text += ` [${className}]`;
  if (tag !== "" && className !== tag) text += ` [${tag}]`;
  const parent = Object.getPrototypeOf(fn) as { name?: string } | null;
  if (className === null) text += " extends null";
  else if (parent?.name) text += ` extends ${parent.name}`;
  return `[${text}]`;
}

const kinds = new Map<number, string>([
  [native.classId(function* () {}), "GeneratorFunction"],
  [native.classId(async () => {}), "AsyncFunction"],
  [native.classId(async function* () {}), "AsyncGeneratorFunction"],
]);

/** By what the engine made of it, whatever its prototype. */
export function kindOf(fn: object): string {
  return kinds.get(native.classId(fn)) ?? "Function";
}

/** The class number of functions that are written in JavaScript. */
const written = native.classId(isClass);

/** Only the `prototype` of a class, or of a built-in, can't be replaced while there is one. */
function isClass(fn: object): boolean {
  const prototype = Object.getOwnPropertyDescriptor(fn, "prototype");
  return prototype?.writable === false && native.classId(fn) === written;
}
