import type { ExportDefaultDeclaration, ImportDeclaration, Program } from "acorn";
import MagicString from "magic-string";

type Part = ImportDeclaration["specifiers"][number];

/**
 * A module as a script: snippets are evaluated as scripts, so that what they declare is there for the next one.
 * Imports are made where they stand; exports become what they export. Lines stay where they are.
 */
export function asScript(code: string, program: Program): string {
  const text = new MagicString(code);
  for (const node of program.body) {
    switch (node.type) {
      case "ImportDeclaration":
        replace(text, node, importing(node));
        break;
      case "ExportNamedDeclaration":
        if (node.declaration) text.remove(node.start, node.declaration.start);
        else replace(text, node, node.source ? loading(node.source.raw) : "");
        break;
      case "ExportAllDeclaration":
        replace(text, node, loading(node.source.raw));
        break;
      case "ExportDefaultDeclaration":
        exportDefault(text, node);
        break;
    }
  }
  return text.toString();
}

/** In as many lines as there were. */
function replace(text: MagicString, node: { start: number; end: number }, by: string): void {
  const lines = text.original.slice(node.start, node.end).match(/\r\n|[\n\r\u2028\u2029]/g) ?? [];
  const all = by + lines.join("");
  if (all === "") text.remove(node.start, node.end);
  else text.update(node.start, node.end, all);
}

/** Without a value of its own, which would be the snippet's. */
function loading(source: string | undefined): string {
  return `void (await import(${source}));`;
}

function importing({ specifiers, source }: ImportDeclaration): string {
  if (specifiers.length === 0) return loading(source.raw);
  const namespace = specifiers.find((part) => part.type === "ImportNamespaceSpecifier");
  const names = specifiers.filter((part) => part !== namespace).map(binding);
  const loaded = `await import(${source.raw})`;
  if (namespace === undefined) return `const { ${names.join(", ")} } = ${loaded};`;
  const rest = names.length === 0 ? "" : `, { ${names.join(", ")} } = ${namespace.local.name}`;
  return `const ${namespace.local.name} = ${loaded}${rest};`;
}

function binding(part: Part): string {
  if (part.type === "ImportDefaultSpecifier") return `default: ${part.local.name}`;
  if (part.type === "ImportNamespaceSpecifier") return part.local.name;
  const { imported, local } = part;
  const name = imported.type === "Identifier" ? imported.name : imported.raw;
  return `${name}: ${local.name}`;
}

/** A declaration with a name stays one; anything else becomes an expression, whose value is the snippet's. */
function exportDefault(text: MagicString, { start, declaration }: ExportDefaultDeclaration): void {
  const { type, start: begin, end } = declaration;
  const isDeclaration = type === "FunctionDeclaration" || type === "ClassDeclaration";
  if (isDeclaration && declaration.id !== null) {
    text.remove(start, begin);
    return;
  }
  // Up to the expression, with the parentheses that it may stand in.
  const keywords =
    /^export(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)+default/.exec(text.original.slice(start))?.[0].length ??
    0;
  text.update(start, start + keywords, ";0,");
  if (isDeclaration) text.appendLeft(end, ";");
}
