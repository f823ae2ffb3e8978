import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { cacheDirectory } from "@capsule/runtime";

/** Bytes of the digest before the compiled code. V8 itself doesn't notice damage. */
const DIGEST = 32;

/**
 * Loads a CommonJS package of one file as `require` does, with the compiled code that V8 gave when
 * it was loaded before. It is kept in the user's cache; without one, loading is merely slower.
 *
 * @param {NodeJS.Require} require
 * @param {string} name
 */
export function requireCompiled(require, name) {
  const file = require.resolve(name);
  const { version } = require(`${name}/package.json`);
  const key = [name, version, statSync(file).size, process.version, process.arch].join("-");
  const kept = join(cacheDirectory(), "code", `${key}.bin`);
  const cachedData = readKept(kept);
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, "utf8")}\n})`;
  const script = new Script(wrapped, { filename: file, ...(cachedData && { cachedData }) });
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, file, dirname(file));
  if (cachedData === null || script.cachedDataRejected) keep(kept, script.createCachedData());
  return loaded.exports;
}

/** @param {string} path */
function readKept(path) {
  try {
    const content = readFileSync(path);
    const data = content.subarray(DIGEST);
    return digest(data).equals(content.subarray(0, DIGEST)) ? data : null;
  } catch {
    return null;
  }
}

/** @param {string} path @param {Buffer} data */
function keep(path, data) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
    writeFileSync(temporary, Buffer.concat([digest(data), data]));
    renameSync(temporary, path);
  } catch {
    // The cache can't be written: the next time takes as long again.
  }
}

/** @param {Buffer} data */
function digest(data) {
  return createHash("sha256").update(data).digest();
}
