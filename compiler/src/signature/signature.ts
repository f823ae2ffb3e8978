import type { TaskParameter, TaskSignature } from "@capsule/runtime/manifest";
import ts from "#typescript";
import { definition, isCallable } from "../discover/callback.ts";
import { documentation, parameterDocumentation } from "./documentation.ts";
import { Schemas } from "./schemas.ts";

/**
 * What a task takes, by the types that are written at its function's parameters; null where the function can't be seen.
 *
 * @param call Of `task`.
 * @param callback Its second argument.
 */
export function readSignature(
  call: ts.CallExpression,
  callback: ts.Expression,
  checker: ts.TypeChecker,
): TaskSignature | null {
  const callable = definition(checker, callback);
  if (callable === null || !isCallable(callable)) return null;
  const schemas = new Schemas(checker);
  const taken = new Set<string>();
  const parameters = callable.parameters
    .filter(({ name }) => name.getText() !== "this")
    .map((parameter) => readParameter(parameter, schemas, taken));
  return {
    description: documentation(callable, call),
    parameters,
    definitions: schemas.definitions,
  };
}

function readParameter(
  parameter: ts.ParameterDeclaration,
  schemas: Schemas,
  taken: Set<string>,
): TaskParameter {
  const { dotDotDotToken, initializer, questionToken, type } = parameter;
  const name = freeName(parameter, taken);
  taken.add(name);
  const isRest = dotDotDotToken !== undefined;
  const read = type !== undefined ? schemas.ofType(type) : schemas.ofValue(initializer);
  const description = parameterDocumentation(parameter);
  const mayMiss = type !== undefined && schemas.isOptional(type);
  return {
    name,
    kind: isRest ? "rest" : "positional",
    optional: isRest || !!questionToken || !!initializer || mayMiss,
    schema: {
      ...(isRest && !("items" in read || "prefixItems" in read) ? { type: "array" } : read),
      ...(description !== null && { description }),
    },
  };
}

/** A parameter that is taken apart has no name of its own. */
function freeName({ name }: ts.ParameterDeclaration, taken: ReadonlySet<string>): string {
  const base = ts.isIdentifier(name) ? name.text : "input";
  for (let number = 1; ; number++) {
    const free = number === 1 ? base : `${base}${number}`;
    if (!taken.has(free)) return free;
  }
}
