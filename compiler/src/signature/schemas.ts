import type { JsonSchema } from "@capsule/runtime/manifest";
import ts from "#typescript";
import { origin } from "../discover/syntax/symbols.ts";
import { commentOf } from "./documentation.ts";
import { ofLiteral, unionOf } from "./literals.ts";
import { ofStandardType } from "./standard-types.ts";
import { isNothing, tupleOf } from "./tuple.ts";

/** Types nested deeper than this say nothing. */
const DEEPEST = 40;

/** Meanings of type parameters, by their names' symbols. */
type Bindings = ReadonlyMap<ts.Symbol, JsonSchema>;

/**
 * JSON schemas of types as they are written. The checker resolves names and no more: it doesn't know the standard library
 * here, and what is computed (`keyof`, conditional and mapped types) says nothing, which every value follows.
 */
export class Schemas {
  /** Of the types that refer to themselves, by the names that others have for them. */
  readonly definitions: Record<string, JsonSchema> = {};
  readonly #checker: ts.TypeChecker;
  /** Types that are being read, by their symbol. */
  readonly #open = new Set<ts.Symbol>();
  /** Names of those that refer to themselves. */
  readonly #names = new Map<ts.Symbol, string>();
  #depth = 0;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** The schema of a type; `{}` where nothing is known of it. */
  ofType(type: ts.TypeNode, bindings: Bindings = new Map()): JsonSchema {
    if (this.#depth >= DEEPEST) return {};
    this.#depth++;
    try {
      return this.#ofType(type, bindings);
    } finally {
      this.#depth--;
    }
  }

  /** What a value by default says of its parameter. */
  ofValue(value: ts.Expression | undefined): JsonSchema {
    if (value === undefined) return {};
    if (ts.isAsExpression(value)) return this.ofType(value.type);
    if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value)) return { type: "string" };
    if (ts.isArrayLiteralExpression(value)) return { type: "array" };
    if (ts.isObjectLiteralExpression(value)) return { type: "object" };
    const literal = ofLiteral(value);
    return typeof literal?.const === "number" || typeof literal?.const === "boolean"
      ? { type: typeof literal.const }
      : {};
  }

  /** Whether a type says that its value may be left out. */
  isOptional(type: ts.TypeNode): boolean {
    if (ts.isParenthesizedTypeNode(type)) return this.isOptional(type.type);
    if (ts.isUnionTypeNode(type)) return type.types.some((part) => this.isOptional(part));
    return isNothing(type);
  }

  #ofType(type: ts.TypeNode, bindings: Bindings): JsonSchema {
    const read = (inner: ts.TypeNode) => this.ofType(inner, bindings);
    switch (type.kind) {
      case ts.SyntaxKind.StringKeyword:
      case ts.SyntaxKind.TemplateLiteralType:
        return { type: "string" };
      case ts.SyntaxKind.NumberKeyword:
        return { type: "number" };
      case ts.SyntaxKind.BooleanKeyword:
        return { type: "boolean" };
      case ts.SyntaxKind.ObjectKeyword:
        return { type: "object" };
    }
    if (ts.isLiteralTypeNode(type)) return ofLiteral(type.literal) ?? {};
    if (ts.isParenthesizedTypeNode(type)) return read(type.type);
    if (ts.isArrayTypeNode(type)) return { type: "array", items: read(type.elementType) };
    if (ts.isTupleTypeNode(type)) return tupleOf(type, read);
    if (ts.isTypeOperatorNode(type)) {
      return type.operator === ts.SyntaxKind.ReadonlyKeyword ? read(type.type) : {};
    }
    if (ts.isUnionTypeNode(type)) {
      return unionOf(type.types.filter((part) => !isNothing(part)).map(read));
    }
    if (ts.isIntersectionTypeNode(type)) return { allOf: type.types.map(read) };
    if (ts.isTypeLiteralNode(type)) return this.#ofMembers(type.members, bindings);
    if (ts.isTypeReferenceNode(type)) return this.#ofName(type.typeName, type, bindings);
    return {};
  }

  #ofName(
    name: ts.EntityName | ts.Expression,
    { typeArguments = [] as unknown as ts.NodeArray<ts.TypeNode> }: ts.NodeWithTypeArguments,
    bindings: Bindings,
  ): JsonSchema {
    const read = (inner: ts.TypeNode) => this.ofType(inner, bindings);
    const symbol = origin(this.#checker, this.#checker.getSymbolAtLocation(name) ?? null);
    const bound = symbol && bindings.get(symbol);
    if (bound) return bound;
    const declarations = symbol?.declarations ?? [];
    if (symbol === null || declarations.length === 0) {
      return ofStandardType(name.getText(), typeArguments, read);
    }
    const isGeneric = typeArguments.length > 0;
    if (this.#open.has(symbol)) return isGeneric ? {} : this.#reference(symbol);
    this.#open.add(symbol);
    try {
      const schema = this.#ofDeclarations(declarations, typeArguments.map(read));
      const own = this.#names.get(symbol);
      if (own === undefined) return schema;
      this.definitions[own] = schema;
      return { $ref: `#/$defs/${own}` };
    } finally {
      this.#open.delete(symbol);
    }
  }

  #reference(symbol: ts.Symbol): JsonSchema {
    let name = this.#names.get(symbol);
    if (name === undefined) {
      const used = new Set(this.#names.values());
      name = symbol.name;
      for (let number = 2; used.has(name); number++) name = `${symbol.name}${number}`;
      this.#names.set(symbol, name);
    }
    return { $ref: `#/$defs/${name}` };
  }

  #ofDeclarations(
    declarations: readonly ts.Declaration[],
    args: readonly JsonSchema[],
  ): JsonSchema {
    const [first] = declarations;
    if (first === undefined) return {};
    if (ts.isTypeAliasDeclaration(first)) {
      return described(this.ofType(first.type, this.#bind(first.typeParameters, args)), first);
    }
    if (ts.isEnumDeclaration(first)) {
      const values = first.members.map((it) => this.#checker.getConstantValue(it));
      return values.includes(undefined) ? {} : { enum: values };
    }
    const interfaces = declarations.filter(ts.isInterfaceDeclaration);
    if (interfaces.length === 0) return ts.isClassDeclaration(first) ? { type: "object" } : {};
    const parts = interfaces.flatMap((it) => this.#ofInterface(it, args));
    return described(parts.length === 1 ? (parts[0] as JsonSchema) : { allOf: parts }, first);
  }

  /** An interface's own members, and what it extends. */
  #ofInterface(declaration: ts.InterfaceDeclaration, args: readonly JsonSchema[]): JsonSchema[] {
    const bindings = this.#bind(declaration.typeParameters, args);
    const bases = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
      types.map((base) => this.#ofName(base.expression, base, bindings)),
    );
    return [...bases, this.#ofMembers(declaration.members, bindings)];
  }

  #bind(
    parameters: readonly ts.TypeParameterDeclaration[] | undefined,
    args: readonly JsonSchema[],
  ): Bindings {
    const bindings = new Map<ts.Symbol, JsonSchema>();
    for (const [index, parameter] of (parameters ?? []).entries()) {
      const symbol = this.#checker.getSymbolAtLocation(parameter.name);
      const byDefault = parameter.default && this.ofType(parameter.default, bindings);
      if (symbol) bindings.set(symbol, args[index] ?? byDefault ?? {});
    }
    return bindings;
  }

  #ofMembers(members: readonly ts.TypeElement[], bindings: Bindings): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    let others: JsonSchema | null = null;
    for (const member of members) {
      if (ts.isIndexSignatureDeclaration(member)) others = this.ofType(member.type, bindings);
      if (!ts.isPropertySignature(member) || member.type === undefined) continue;
      const name = nameOf(member.name);
      if (name === null) continue;
      // A name like `__proto__` must become a member, too.
      const schema = described(this.ofType(member.type, bindings), member);
      Object.defineProperty(properties, name, { value: schema, enumerable: true });
      if (!member.questionToken && !this.isOptional(member.type)) required.push(name);
    }
    return {
      type: "object",
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(others !== null && { additionalProperties: others }),
    };
  }
}

function nameOf(name: ts.PropertyName): string | null {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) {
    return name.text;
  }
  return null;
}

function described(schema: JsonSchema, declaration: ts.Node): JsonSchema {
  const description = commentOf(declaration);
  return description === null ? schema : { ...schema, description };
}
