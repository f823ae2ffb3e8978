// Writes what is known of languages into dist/locale-data: `index.json` with the names of all locales by language, and
// for each language a pack (scripts/intl/locales.mjs), compressed. That takes some ten seconds, so it is done again only
// where its sources changed.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { ordersOf } from "../../scripts/intl/collation.mjs";
import { languagePack, localesByLanguage } from "../../scripts/intl/locales.mjs";

const root = resolve(import.meta.dirname, "../..");
const target = resolve(import.meta.dirname, "../dist/locale-data");
const digest = digestOfSources();
if (digest !== written()) write();

/** Of the scripts and of the versions of the packages that they read. */
function digestOfSources() {
  const scripts = readdirSync(join(root, "scripts/intl")).sort();
  const files = [
    join(root, "native/engine/package.json"),
    import.meta.filename,
    ...scripts.map((file) => join(root, "scripts/intl", file)),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function written() {
  try {
    return JSON.parse(readFileSync(join(target, "index.json"), "utf8")).digest;
  } catch {
    return null;
  }
}

function write() {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const languages = {};
  for (const [language, locales] of localesByLanguage()) {
    const pack = languagePack(language, locales);
    languages[language] = [...locales, ...Object.keys(pack.aliases)];
    // English is in the engine.
    if (language === "en") continue;
    const text = JSON.stringify({ ...pack, orders: ordersOf(language) });
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    };
    writeFileSync(join(target, `${language}.json.br`), brotliCompressSync(text, { params }));
  }
  writeFileSync(join(target, "index.json"), JSON.stringify({ digest, languages }));
}
