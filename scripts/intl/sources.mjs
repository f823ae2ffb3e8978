import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";

const require = createRequire(import.meta.url);

/** A file of a package of CLDR; undefined where the package hasn't it. */
export function cldr(path) {
  try {
    return require(path);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    return undefined;
  }
}

/** What a package of formatjs has for a locale; undefined where it has nothing. */
export function formatjs(name, locale) {
  const entry = require.resolve(`@formatjs/intl-${name.toLowerCase()}`);
  const file = join(dirname(entry), "locale-data", `${locale}.js`);
  if (!existsSync(file)) return undefined;
  let found;
  const type = { __addLocaleData: ({ data }) => (found = data) };
  runInNewContext(readFileSync(file, "utf8"), { Intl: { [name]: type } });
  // Values of another context would be unlike those of this one.
  if (name === "PluralRules" || found === undefined) return found;
  return JSON.parse(JSON.stringify(found));
}
