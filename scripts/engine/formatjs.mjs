import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { runInNewContext } from "node:vm";

/** Tables that formatjs's packages were generated with: constants between these comments. */
const TABLES = /^\/\/#region \S*_generated\S*\n([\s\S]*?)^\/\/#endregion$/gm;

/**
 * Makes formatjs's packages cheap to evaluate: their tables become JSON, which the engine reads ten times faster than
 * it runs a literal.
 */
export function formatjs() {
  return {
    name: "capsule:formatjs",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]@formatjs[\\/][\w-]+[\\/]index\.js$/ }, ({ path }) => ({
        contents: prepared(readFileSync(path, "utf8")),
        loader: "js",
      }));
    },
  };
}

function prepared(code) {
  return withRules(withoutEarlyLookup(code.replace(TABLES, tablesAsJson)));
}

function tablesAsJson(region, code) {
  const names = [...code.matchAll(/^(?:const|var|let) (\w+) =/gm)].map(([, name]) => name);
  const values = runInNewContext(`${code}\n({ ${names.join()} })`);
  const constants = names.map((name) => {
    const json = JSON.stringify(values[name]);
    // Regular expressions and functions stay as they are.
    if (json === undefined || !isAlike(values[name], JSON.parse(json))) return null;
    return `const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(json)});`;
  });
  return constants.includes(null) ? region : constants.join("\n");
}

/** Values of another context have other prototypes, which is no difference here. */
function isAlike(value, copy) {
  return isDeepStrictEqual(structuredClone(value), copy);
}

/**
 * While one of the packages is evaluated, it looks for the class of another, which needs the first one. It looks again
 * when it is used, which is enough.
 */
function withoutEarlyLookup(code) {
  return code.replace(
    /^const originalLocaleToString = .*$/m,
    "const originalLocaleToString = void 0;",
  );
}

/** Rules that a package makes of its tables whenever it is evaluated: they can be made here, once. */
function withRules(code) {
  const made = /^const languageAliasRules = [\s\S]*?, Object\.create\(null\)\);$/m;
  if (!made.test(code)) return code;
  const script = code.replace(/^export \{[\s\S]*$/m, "");
  const rules = runInNewContext(`${script}\nJSON.stringify(languageAliasRules)`);
  return code.replace(
    made,
    () => `const languageAliasRules = JSON.parse(${JSON.stringify(rules)});`,
  );
}
