import { Ajv, type ValidateFunction } from "ajv";
import type { ServerTool } from "./tools/types.ts";

/** Checks a call's input; a message where it doesn't follow the schema, else null. */
export type Check = (input: unknown) => string | null;

/** Compiles the schema of a tool's input, once. */
export function checkOf({ definition }: ServerTool): Check {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  let validate: ValidateFunction | null = null;
  return (input) => {
    validate ??= ajv.compile(definition.inputSchema);
    if (validate(input)) return null;
    const problems = (validate.errors ?? [])
      .slice(0, 5)
      .map(({ instancePath, message, params }) => {
        const extra = (params as { additionalProperty?: string }).additionalProperty;
        const named = extra === undefined ? "" : ` ("${extra}")`;
        return `${instancePath.slice(1).replaceAll("/", ".") || "the input"} ${message}${named}`;
      });
    return `The input of ${definition.name} is wrong: ${problems.join("; ")}.`;
  };
}
