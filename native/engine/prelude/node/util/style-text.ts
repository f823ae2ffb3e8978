import { colors } from "../../console/colors.ts";
import { ERR_INVALID_ARG_TYPE } from "../errors/codes.ts";
import { validateBoolean, validateOneOf, validateString } from "../validators.ts";

interface Options {
  validateStream?: boolean;
  stream?: { isTTY?: boolean };
}

/** `util.styleText`. A task has no terminal: with `validateStream`, only a stream that says it is one gets colours. */
export function styleText(format: unknown, text: unknown, options: Options = {}): string {
  validateString(text, "text");
  const { validateStream = true, stream } = options;
  validateBoolean(validateStream, "options.validateStream");
  if (validateStream && stream !== undefined && !isStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE(
      "stream",
      ["ReadableStream", "WritableStream", "Stream"],
      stream,
    );
  }
  // As in Node, several formats are applied in any case.
  const isPlain = !Array.isArray(format) && validateStream && stream?.isTTY !== true;
  const formats = Array.isArray(format) ? format : [format];
  let [before, after] = ["", ""];
  for (const name of formats) {
    const codes = colors[name as string];
    if (codes === undefined) validateOneOf(name, "format", Object.keys(colors));
    if (codes === undefined) continue;
    before += `\u001b[${codes[0]}m`;
    after = `\u001b[${codes[1]}m${after}`;
  }
  return isPlain ? text : `${before}${text}${after}`;
}

function isStream(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return ["on", "getReader", "getWriter"].some(
    (name) => typeof (value as Record<string, unknown>)[name] === "function",
  );
}
