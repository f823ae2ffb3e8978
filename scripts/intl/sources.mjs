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
  if (!hasFormatjs(name, locale)) return undefined;
  const code = readFileSync(dataFile(name, locale), "utf8");
  // Calls with JSON, the first of which is the one. Rules of plurals are functions.
  if (name === "PluralRules") return evaluated(code);
  return JSON.parse(code.slice(code.indexOf("({") + 1, code.indexOf("\n})") + 2)).data;
}

export function hasFormatjs(name, locale) {
  return existsSync(dataFile(name, locale));
}

function evaluated(code) {
  let found;
  const PluralRules = { __addLocaleData: ({ data }) => (found = data) };
  runInNewContext(code, { Intl: { PluralRules } });
  return found;
}

function dataFile(name, locale) {
  const entry = require.resolve(`@formatjs/intl-${name.toLowerCase()}`);
  return join(dirname(entry), "locale-data", `${locale}.js`);
}
