import { createRequire } from "node:module";

type Check = (input: unknown) => unknown;

/** What https://standardschema.dev asks for; Zod's schemas have it. */
interface StandardSchema {
  "~standard": {
    validate(value: unknown): StandardResult | Promise<StandardResult>;
  };
}

interface StandardResult {
  value?: unknown;
  issues?: readonly { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] }[];
}

/** Gives what checks a tool's input: it gives the input back, or throws a TypeError that says what is wrong with it. */
export function checker(tool: string, schema: object | undefined): Check {
  if (schema === undefined) return (input) => input;
  return "~standard" in schema
    ? standard(tool, schema as StandardSchema)
    : json(tool, schema as Record<string, unknown>);
}

function standard(tool: string, schema: StandardSchema): Check {
  return async (input) => {
    const { value, issues } = await schema["~standard"].validate(input);
    if (issues === undefined) return value;
    const parts = issues.map(({ message, path = [] }) => {
      const names = path.map((part) => String(typeof part === "object" ? part.key : part));
      return names.length === 0 ? message : `${names.join(".")}: ${message}`;
    });
    throw refusal(tool, parts);
  };
}

const compiled = new WeakMap<object, Check>();

function json(tool: string, schema: Record<string, unknown>): Check {
  let check = compiled.get(schema);
  if (check === undefined) {
    const { Ajv } = createRequire(import.meta.url)("ajv") as typeof import("ajv");
    const ajv = new Ajv({ allErrors: true, strict: false });
    const validate = ajv.compile(schema);
    check = (input) => {
      if (validate(input)) return input;
      const errors = validate.errors ?? [];
      throw refusal(
        tool,
        errors.map(({ instancePath, message }) => `${instancePath.slice(1)} ${message}`.trim()),
      );
    };
    compiled.set(schema, check);
  }
  return check;
}

function refusal(tool: string, problems: readonly string[]): TypeError {
  return new TypeError(`The input of the tool "${tool}" is refused: ${problems.join("; ")}`);
}
