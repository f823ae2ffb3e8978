import { validateString } from "../validators.ts";

/** One `KEY=value` of a .env file: the value may be in quotes, and then have several lines. */
const LINE =
  /^[^\S\n]*(?:export[^\S\n]+)?([^\s=#]+)[^\S\n]*=[^\S\n]*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\n#]*))/gm;

/** `util.parseEnv` */
export function parseEnv(content: unknown): Record<string, string> {
  validateString(content, "content");
  const values: Record<string, string> = {};
  const lines = content.replaceAll("\r\n", "\n").matchAll(LINE);
  for (const [, key, double, single, back, plain] of lines) {
    const value = double?.replaceAll("\\n", "\n") ?? single ?? back ?? plain?.trim() ?? "";
    if (key !== undefined) values[key] = value;
  }
  return values;
}
