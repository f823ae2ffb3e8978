import ts from "#typescript";
import { isJson } from "../program.ts";
import type { MutationOf } from "./mutations.ts";
import { NotStatic } from "./not-static.ts";

type Evaluate = (node: ts.Expression) => unknown;

/** Evaluates what a name refers to: a `const`, a part of a destructured one, an enum member, a JSON file. */
export function createDeclarations(
  checker: ts.TypeChecker,
  mutationOf: MutationOf,
  evaluate: Evaluate,
) {
  const active = new Set<ts.Declaration>();

  const enumMember = (member: ts.EnumMember, use: ts.Node): unknown => {
    const value = checker.getConstantValue(member);
    if (value !== undefined) return value;
    const related = [{ message: "declared here", node: member }];
    throw new NotStatic(use, `\`${use.getText()}\` has no constant value`, related);
  };

  const variable = (declaration: ts.VariableDeclaration, use: ts.Node): unknown => {
    const related = [{ message: "declared here", node: declaration.name }];
    const name = `\`${use.getText()}\``;
    const { flags } = declaration.parent;
    if (!(flags & ts.NodeFlags.Const) || flags & ts.NodeFlags.Using) {
      const keyword = declaration.parent.getText().split(/\s/, 1)[0];
      throw new NotStatic(use, `${name} is declared with \`${keyword}\`, not \`const\``, related);
    }
    if (!declaration.initializer) throw new NotStatic(use, `${name} has no initial value`, related);
    if (active.has(declaration)) throw new NotStatic(use, `${name} refers to itself`, related);
    active.add(declaration);
    try {
      return evaluate(declaration.initializer);
    } catch (error) {
      throw error instanceof NotStatic ? seenFrom(use, error) : error;
    } finally {
      active.delete(declaration);
    }
  };

  const bindingElement = (element: ts.BindingElement, use: ts.Node): unknown => {
    const { parent: pattern, dotDotDotToken, initializer } = element;
    if (dotDotDotToken || initializer) {
      const related = [{ message: "declared here", node: element }];
      throw new NotStatic(use, "rest and default values of a pattern can't be evaluated", related);
    }
    const whole = declared(pattern.parent, use);
    if (whole === null || whole === undefined) {
      throw new NotStatic(use, `a pattern can't take \`${String(whole)}\` apart`);
    }
    if (ts.isArrayBindingPattern(pattern)) {
      return (whole as unknown[])[pattern.elements.indexOf(element)];
    }
    const key = element.propertyName ?? element.name;
    if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) {
      throw new NotStatic(use, "computed names in a pattern can't be evaluated");
    }
    return Object.hasOwn(whole, key.text)
      ? (whole as Record<string, unknown>)[key.text]
      : undefined;
  };

  const declared = (declaration: ts.Node, use: ts.Node): unknown => {
    if (ts.isEnumMember(declaration)) return enumMember(declaration, use);
    if (ts.isVariableDeclaration(declaration)) return variable(declaration, use);
    if (ts.isBindingElement(declaration)) return bindingElement(declaration, use);
    if (ts.isExportAssignment(declaration)) return evaluate(declaration.expression);
    if (ts.isSourceFile(declaration) && isJson(declaration)) {
      const [json] = declaration.statements;
      if (json && ts.isExpressionStatement(json)) return evaluate(json.expression);
    }
    const related = [{ message: "declared here", node: declaration }];
    throw new NotStatic(use, `\`${use.getText()}\` is not a constant`, related);
  };

  /** @param symbol The declaration's own, behind imports. */
  return (symbol: ts.Symbol, use: ts.Node): unknown => {
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
    if (!declaration) {
      throw new NotStatic(use, `\`${use.getText()}\` is not found in the project`);
    }
    const value = declared(declaration, use);
    const mutation = typeof value === "object" && value !== null ? mutationOf(symbol) : null;
    if (mutation === null) return value;
    const related = [{ message: "changed here", node: mutation }];
    throw new NotStatic(use, `\`${use.getText()}\` is changed after its declaration`, related);
  };
}

/** A failure in another file is reported where its value is used. */
function seenFrom(use: ts.Node, error: NotStatic): NotStatic {
  if (error.node.getSourceFile() === use.getSourceFile()) return error;
  const related = [{ message: "this value", node: error.node }, ...error.related];
  return new NotStatic(use, error.message, related);
}
