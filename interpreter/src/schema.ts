import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

export type Check = (input: unknown) => unknown;

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

/**
 * Gives what checks a tool's input: it gives the input back, or throws a TypeError that says what is wrong with it.
 *
 * @throws TypeError where the schema is none.
 */
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
    check = compile(tool, schema);
    compiled.set(schema, check);
  }
  return check;
}

function compile(tool: string, schema: Record<string, unknown>): Check {
  const { Ajv2020 } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  const { $schema: _, ...rest } = schema;
  // Drafts before 2020-12 differ in what tools have no use for.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateFormats: false,
    logger: false,
  });
  let validate: ReturnType<typeof ajv.compile>;
  try {
    validate = ajv.compile(rest);
  } catch (cause) {
    const { message } = cause as Error;
    throw new TypeError(`The parameters of the tool "${tool}" are no JSON schema: ${message}`, {
      cause,
    });
  }
  return (input) => {
    if (validate(input)) return input;
    const problems = (validate.errors ?? []).map(({ instancePath, message }) =>
      `${instancePath.slice(1)} ${message}`.trim(),
    );
    throw refusal(tool, problems);
  };
}

function refusal(tool: string, problems: readonly string[]): TypeError {
  return new TypeError(`The input of the tool "${tool}" is refused: ${problems.join("; ")}`);
}
