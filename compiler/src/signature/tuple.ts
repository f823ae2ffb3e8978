import type { JsonSchema } from "@capsule/runtime/manifest";
import ts from "#typescript";

/** Whether a type is that of a value which isn't there. */
export function isNothing({ kind }: ts.TypeNode): boolean {
  return kind === ts.SyntaxKind.UndefinedKeyword || kind === ts.SyntaxKind.VoidKeyword;
}

/** The schema of a list whose places have types of their own. */
export function tupleOf(
  { elements }: ts.TupleTypeNode,
  read: (type: ts.TypeNode) => JsonSchema,
): JsonSchema {
  const places = elements.map((element) => {
    const isNamed = ts.isNamedTupleMember(element);
    const type = isNamed ? element.type : element;
    if (ts.isRestTypeNode(type) || (isNamed && element.dotDotDotToken)) {
      return { kind: "rest" as const, type: ts.isRestTypeNode(type) ? type.type : type };
    }
    if (ts.isOptionalTypeNode(type)) return { kind: "optional" as const, type: type.type };
    const isOptional = isNamed && element.questionToken !== undefined;
    return { kind: isOptional ? ("optional" as const) : ("required" as const), type };
  });
  const rest = places.findIndex(({ kind }) => kind === "rest");
  const before = rest === -1 ? places : places.slice(0, rest);
  const prefixItems = before.map(({ type }) => read(type));
  const isLast = rest === places.length - 1;
  const more = rest === -1 ? null : read((places[rest] as (typeof places)[number]).type);
  const items = rest === -1 ? false : isLast ? more?.items : undefined;
  const minItems = places.filter(({ kind }) => kind === "required").length;
  return {
    type: "array",
    ...(prefixItems.length > 0 && { prefixItems }),
    ...(items !== undefined && { items }),
    ...(minItems > 0 && { minItems }),
  };
}
