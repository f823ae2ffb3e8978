import type { JsonSchema } from "@capsule/runtime/manifest";
import type ts from "#typescript";

type Read = (type: ts.TypeNode) => JsonSchema;

/** The schema of a type of the standard library, by its name; `{}` for those that aren't JSON. */
export function ofStandardType(
  name: string,
  [first, second]: readonly ts.TypeNode[],
  read: Read,
): JsonSchema {
  const of = (type: ts.TypeNode | undefined) => (type === undefined ? {} : read(type));
  switch (name) {
    case "Array":
    case "ReadonlyArray":
    case "Iterable":
      return { type: "array", items: of(first) };
    case "Record":
      return recordOf(of(first), of(second));
    case "Readonly":
    case "NonNullable":
    case "NoInfer":
    case "Awaited":
      return of(first);
    case "Partial":
      return withRequired(of(first), () => []);
    case "Required":
      return withRequired(of(first), Object.keys);
    case "Pick":
      return withProperties(of(first), namesOf(of(second)), true);
    case "Omit":
      return withProperties(of(first), namesOf(of(second)), false);
    case "Date":
      return { type: "string", format: "date-time" };
    case "String":
      return { type: "string" };
    case "Number":
      return { type: "number" };
    case "Boolean":
      return { type: "boolean" };
    case "Object":
      return { type: "object" };
    default:
      return {};
  }
}

function recordOf(keys: JsonSchema, value: JsonSchema): JsonSchema {
  const names = namesOf(keys);
  if (names === null) return { type: "object", additionalProperties: value };
  const properties = Object.fromEntries(names.map((name) => [name, value]));
  return { type: "object", properties, required: names };
}

function withRequired(schema: JsonSchema, choose: (properties: object) => string[]): JsonSchema {
  const { properties } = schema;
  if (typeof properties !== "object" || properties === null) return openObject(schema);
  const { required: _, ...rest } = schema;
  const required = choose(properties);
  return required.length > 0 ? { ...rest, required } : rest;
}

function withProperties(
  schema: JsonSchema,
  names: readonly string[] | null,
  keep: boolean,
): JsonSchema {
  const { properties, required = [] } = schema;
  if (names === null || typeof properties !== "object" || properties === null) {
    return openObject(schema);
  }
  const isKept = (name: string) => names.includes(name) === keep;
  const kept = Object.entries(properties).filter(([name]) => isKept(name));
  return {
    type: "object",
    properties: Object.fromEntries(kept),
    required: (required as string[]).filter(isKept),
  };
}

/** What remains of a schema whose members can't be told. */
function openObject({ type }: JsonSchema): JsonSchema {
  return type === undefined ? {} : { type };
}

/** The names that a type of keys has; null where it has others, or none can be told. */
function namesOf(keys: JsonSchema): string[] | null {
  const values = "const" in keys ? [keys.const] : keys.enum;
  if (!Array.isArray(values) || !values.every((it) => typeof it === "string")) return null;
  return values;
}
