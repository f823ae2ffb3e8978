import ts from "#typescript";
import { RUNTIME } from "./packages.ts";
import type { IsTask } from "./runtime-task.ts";
import { origin, symbolOf } from "./syntax/symbols.ts";
import { unwrap } from "./syntax/unwrap.ts";

/** Whether a module that is at hand as a value exports `task` under a name. */
export interface ModuleValues {
  /** For a value of `import()` or `require()`, also by way of `await`, `.then` and a variable. */
  dynamic: (value: ts.Expression, name: string) => boolean;
  /** For what a pattern takes apart: also for `import * as`. */
  destructured: (pattern: ts.BindingPattern, name: string) => boolean;
}

type Exports = (name: string) => boolean;

const NONE: Exports = () => false;

export function createModuleValues(checker: ts.TypeChecker, isTask: IsTask): ModuleValues {
  const ofModule = (symbol: ts.Symbol): Exports => {
    return (name) => isTask(checker.tryGetMemberInModuleExports(name, symbol));
  };

  const ofImport = (call: ts.CallExpression): Exports => {
    const [specifier] = call.arguments;
    const isRequire = ts.isIdentifier(call.expression) && call.expression.text === "require";
    const isImport = call.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (!specifier || !ts.isStringLiteralLike(specifier) || !(isRequire || isImport)) return NONE;
    const symbol = checker.getSymbolAtLocation(specifier);
    if (symbol) return ofModule(symbol);
    return (name) => isRequire && specifier.text === RUNTIME && name === "task";
  };

  /** The parameter of `import(…).then((module) => …)`. */
  const ofParameter = ({ parent: callback }: ts.ParameterDeclaration): Exports => {
    const call = callback.parent;
    if (!call || !ts.isCallExpression(call) || call.arguments[0] !== callback) return NONE;
    const callee = unwrap(call.expression);
    const then = ts.isPropertyAccessExpression(callee) && callee.name.text === "then";
    return then ? ofValue(callee.expression) : NONE;
  };

  const ofValue = (expression: ts.Expression): Exports => {
    let value = unwrap(expression);
    while (ts.isAwaitExpression(value)) value = unwrap(value.expression);
    if (ts.isCallExpression(value)) return ofImport(value);
    if (!ts.isIdentifier(value)) return NONE;
    // In JavaScript, a variable of `require()` counts as an alias: its own declaration is what matters here.
    const declaration = symbolOf(checker, value)?.declarations?.[0];
    if (declaration && ts.isParameter(declaration)) return ofParameter(declaration);
    const initializer =
      declaration && ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name)
        ? declaration.initializer
        : undefined;
    return initializer && initializer !== expression ? ofValue(initializer) : NONE;
  };

  const ofNamespace = (expression: ts.Expression): Exports => {
    const value = unwrap(expression);
    const symbol = ts.isIdentifier(value) ? origin(checker, symbolOf(checker, value)) : null;
    return symbol && symbol.flags & ts.SymbolFlags.ValueModule ? ofModule(symbol) : NONE;
  };

  return {
    dynamic: (value, name) => ofValue(value)(name),
    destructured: ({ parent }, name) => {
      if (ts.isParameter(parent)) return ofParameter(parent)(name);
      const source = ts.isVariableDeclaration(parent) ? parent.initializer : undefined;
      return source !== undefined && (ofNamespace(source)(name) || ofValue(source)(name));
    },
  };
}
