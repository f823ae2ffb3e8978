// How texts are ordered in all languages, from the data of the Rust crate icu_collator_data, which cargo fetches.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CRATE = "icu_collator_data";
const VERSION = "2.4.0";

/** Orders that no `Intl.Collator` has, or that hardly anyone wants for their size. */
const LEFT_OUT = /\/(compat|unihan|zhuyin|gb2312|big5han|search|searchjl)$/;

let directory;

/** Reads it from the crate; takes a second or two. */
export function collationData() {
  directory ??= fetchCrate();
  return {
    version: VERSION,
    root: unitsOf(parseData(read("root"))[0]),
    jamo: words(bytesIn(read("jamo"), "ce32s")),
    primaries: words(bytesIn(read("special_primaries"), "last_primaries")),
    orders: ordersOf(),
  };
}

/** Where cargo unpacked the crate. */
function fetchCrate() {
  const project = mkdtempSync(join(tmpdir(), "capsule-collation-"));
  writeFileSync(
    join(project, "Cargo.toml"),
    `[package]\nname = "collation"\nversion = "0.0.0"\nedition = "2024"\n[lib]\npath = "lib.rs"\n[dependencies]\n${CRATE} = "=${VERSION}"\n`,
  );
  writeFileSync(join(project, "lib.rs"), "");
  const output = execFileSync("cargo", ["metadata", "--quiet", "--format-version=1"], {
    cwd: project,
    maxBuffer: 2 ** 28,
  });
  rmSync(project, { recursive: true });
  const found = JSON.parse(output).packages.find(({ name }) => name === CRATE);
  return join(found.manifest_path, "../data");
}

function read(name) {
  return readFileSync(join(directory, `collation_${name}_v1.rs.data`), "utf8");
}

/** By locale, and by kind of order behind a slash: its settings, and what it has of its own. */
function ordersOf() {
  const metadata = byLocale(read("metadata"), (source) =>
    referred(source).map((part) => Number(/bits: (\d+)u32/.exec(part)[1])),
  );
  const tables = byLocale(read("tailoring"), (source) => parseData(valuesOf(source)).map(unitsOf));
  const reordering = byLocale(read("reordering"), parseReordering);
  const diacritics = byLocale(read("diacritics"), (source) =>
    referred(source).map((part) => words(bytesIn(part, "secondaries"))),
  );
  const orders = {};
  for (const [id, bits] of Object.entries(metadata)) {
    if (LEFT_OUT.test(id)) continue;
    orders[id] = { bits };
    if (tables[id] !== undefined) orders[id].table = tables[id];
    if (reordering[id] !== undefined) orders[id].reorder = reordering[id];
  }
  for (const [id, text] of Object.entries(diacritics)) {
    orders[id] ??= { bits: 0 };
    orders[id].diacritics = text;
  }
  return orders;
}

function valuesOf(source) {
  return source.slice(source.indexOf("const VALUES"));
}

/** Joins the ids of a file with the values that they stand for. */
function byLocale(source, parse) {
  const start = source.indexOf("ZeroTrieSimpleAscii { store: b");
  const trie = bytesAt(source, source.indexOf('b"', start));
  const values = parse(source);
  const found = {};
  walkTrie(trie, 0, "", (key, index) => {
    found[key.replace("\x1e", "/")] = values[index];
  });
  return found;
}

/** ICU4X's ZeroTrieSimpleAscii. */
function walkTrie(bytes, start, prefix, found) {
  for (let at = start, key = prefix; at < bytes.length; ) {
    const byte = bytes[at++];
    if (byte < 0x80) {
      key += String.fromCharCode(byte);
      continue;
    }
    const isValue = byte < 0xa0;
    const more = isValue ? 0x10 : 0x20;
    let value = byte & (more - 1);
    if (byte & more) {
      let next;
      do {
        next = bytes[at++];
        value = (value << 7) + (next & 0x7f) + more;
      } while (next & 0x80);
    }
    if (isValue) {
      found(key, value);
      continue;
    }
    const [count, width] = [value & 0xff, (value >> 8) + 1];
    const keys = bytes.subarray(at, at + count);
    const offsets = bytes.subarray(at + count, at + count + (count - 1) * width);
    const first = at + count + (count - 1) * width;
    const places = [0];
    for (let entry = 0; entry < count - 1; entry++) {
      let offset = 0;
      for (let plane = 0; plane < width; plane++) {
        offset = offset * 256 + offsets[plane * (count - 1) + entry];
      }
      places.push(offset);
    }
    for (let entry = 0; entry < count; entry++) {
      const end = entry + 1 < count ? first + places[entry + 1] : bytes.length;
      walkTrie(
        bytes.subarray(0, end),
        first + places[entry],
        key + String.fromCharCode(keys[entry]),
        found,
      );
    }
    return;
  }
}

/** All `CollationData { … }` of a source. */
function parseData(source) {
  return source
    .split("icu::collator::provider::CollationData {")
    .slice(1)
    .map((part) => {
      const [, highStart, type] =
        /high_start: (\d+)u32.*?trie_type: icu::collections::codepointtrie::TrieType::(\w+)/s.exec(
          part,
        );
      const texts = [];
      for (let at = part.indexOf('b"'); at >= 0 && texts.length < 2; ) {
        texts.push(bytesAt(part, at));
        at = part.indexOf('unchecked(b"', at + 2);
        if (at >= 0) at += "unchecked(".length;
      }
      return {
        highStart: Number(highStart),
        fast: type === "Fast",
        index: texts[0],
        data: texts[1],
        ces: bytesIn(part, "ces"),
        ce32s: bytesIn(part, "ce32s"),
        contexts: bytesIn(part, "contexts"),
      };
    });
}

function parseReordering(source) {
  return valuesOf(source)
    .split("CollationReordering {")
    .slice(1)
    .map((part) => ({
      from: Number(/min_high_no_reorder: (\d+)u32/.exec(part)[1]),
      table: [...bytesIn(part, "reorder_table")],
      ranges: u32s(bytesIn(part, "reorder_ranges")),
    }));
}

/** The constants that a list at the end refers to. */
function referred(source) {
  const list = /&\[(Self::\w+(?:, Self::\w+)*)\]\)/.exec(source)[1];
  return list.split(", ").map((name) => {
    const definition = source.slice(source.indexOf(`const ${name.slice("Self::".length)}: `));
    return definition.slice(0, definition.indexOf("};"));
  });
}

/** The bytes of a field. */
function bytesIn(source, field) {
  const start = source.indexOf(`${field}:`);
  const empty = source.indexOf("zerovec::ZeroVec::new()", start);
  const at = source.indexOf('b"', start);
  if (at < 0 || (empty >= 0 && empty < at)) return new Uint8Array();
  return bytesAt(source, at);
}

/** A byte string of Rust at a place. */
function bytesAt(source, at) {
  const bytes = [];
  for (let place = at + 2; source[place] !== '"'; place++) {
    if (source[place] !== "\\") {
      bytes.push(source.charCodeAt(place));
      continue;
    }
    place++;
    const simple = { 0: 0, n: 10, r: 13, t: 9, "\\": 92, '"': 34, "'": 39 }[source[place]];
    if (simple === undefined) {
      bytes.push(Number.parseInt(source.slice(place + 1, place + 3), 16));
      place += 2;
    } else bytes.push(simple);
  }
  return Uint8Array.from(bytes);
}

/** Little-endian words as a text of as many characters. */
function words(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    text += String.fromCharCode(bytes[at] | (bytes[at + 1] << 8));
  }
  return text;
}

function u32s(bytes) {
  const list = [];
  for (let at = 0; at < bytes.length; at += 4) {
    list.push(
      (words(bytes.subarray(at, at + 2)).charCodeAt(0) |
        (words(bytes.subarray(at + 2, at + 4)).charCodeAt(0) << 16)) >>>
        0,
    );
  }
  return list;
}

/** A table as a text: see native/engine/prelude/intl/collation/table.ts. */
function unitsOf({ highStart, fast, index, data, ces, ce32s, contexts }) {
  const parts = [index, data, ces, ce32s, contexts].map(words);
  const header = [fast ? 1 : 0, highStart, ...parts.map(({ length }) => length)];
  const head = header.map((number) => String.fromCharCode(number & 0xffff, number >>> 16)).join("");
  return head + parts.join("");
}
