import { join } from "node:path";
import { breakTable } from "../intl/breaks.mjs";
import { rootOrder } from "../intl/collation.mjs";
import { kinds, languagePack, localesByLanguage, replacedCodes } from "../intl/locales.mjs";
import { metazones, zoneIndex, zoneRegions, zoneText } from "../intl/zones.mjs";

/** Modules of the prelude with data of the English language, one for each kind. */
export const intlEntries = Object.fromEntries(
  kinds.map((kind) => [`intl-data-${kind}`, `intl:english/${kind}`]),
);

/** What takes the place of modules that formatjs's packages import: which locales there are is decided in the prelude. */
const REPLACED = {
  "@formatjs/intl-localematcher": "intl/resolve.ts",
  "@formatjs/intl-supportedvaluesof": "intl/values.ts",
};

/** Makes modules of CLDR's data and of the IANA time zones. */
export function intlData(prelude) {
  let english;
  const pack = () => {
    english ??= languagePack("en", localesByLanguage().get("en"));
    return english;
  };
  return {
    name: "capsule:intl",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^@formatjs\/intl-(localematcher|supportedvaluesof)$/ }, ({ path }) => ({
        path: join(prelude, REPLACED[path]),
      }));
      onResolve({ filter: /^intl:/ }, ({ path }) => ({ path, namespace: "intl" }));
      onLoad({ filter: /.*/, namespace: "intl" }, async ({ path }) => {
        if (path === "intl:zones") return { contents: zoneModule() };
        if (path === "intl:codes")
          return { contents: constants({ codes: replacedCodes().join(" ") }) };
        if (path === "intl:collation") return { contents: constants(rootOrder()) };
        if (path === "intl:breaks") return { contents: await breakModule() };
        return { contents: englishModule(pack(), path.split("/")[1]) };
      });
    },
  };
}

function zoneModule() {
  const texts = {
    text: zoneText(),
    index: JSON.stringify(zoneIndex()),
    metazones: JSON.stringify(metazones()),
    regions: JSON.stringify(zoneRegions()),
  };
  return constants(texts);
}

async function breakModule() {
  return constants({
    word: JSON.stringify(await breakTable("Word_Break")),
    sentence: JSON.stringify(await breakTable("Sentence_Break")),
  });
}

function constants(texts) {
  return Object.entries(texts)
    .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
    .join("\n");
}

/** The texts of a kind by locale; without one, what says which locales there are. */
function englishModule({ locales, aliases }, kind) {
  const entries = Object.entries(locales);
  if (kind !== undefined) {
    const texts = entries.filter(([, entry]) => entry[kind] !== undefined);
    const own = Object.fromEntries(texts.map(([tag, entry]) => [tag, entry[kind]]));
    return `export default ${JSON.stringify(own)};`;
  }
  const index = entries.map(([tag, { parent, plural }]) => {
    const fields = [parent && `parent:${JSON.stringify(parent)}`, plural && `plural:${plural}`];
    return `${JSON.stringify(tag)}:{${fields.filter(Boolean).join()}}`;
  });
  return `export default {locales:{${index}},aliases:${JSON.stringify(aliases)}};`;
}
