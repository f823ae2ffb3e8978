import { join } from "node:path";
import { root } from "../setup/run.mjs";

const node = join(root, "native/engine/prelude/node");

/** What libraries import, and what they get: parts that the prelude has already, and better ones. */
const ALIASES = {
  "readable-stream": {
    buffer: "stream/library/buffer.ts",
    events: "stream/library/events.ts",
    "abort-controller": "stream/library/abort-controller.ts",
    "../shims/process": "stream/library/process.ts",
    "string_decoder/": "string-decoder.ts",
    "./ours/errors": "stream/library/errors.ts",
    "../ours/errors": "stream/library/errors.ts",
    "../../ours/errors": "stream/library/errors.ts",
    "./ours/util": "stream/library/util.ts",
    "../ours/util": "stream/library/util.ts",
    "../../ours/util": "stream/library/util.ts",
    "../validators": "stream/library/validators.ts",
  },
  "@exodus/bytes": {
    "./platform.js": "../text/library/platform.ts",
    "./fallback/platform.js": "../text/library/platform.ts",
    "@exodus/bytes/base64.js": "../text/library/base64.ts",
    "@exodus/bytes/utf16.js": "../text/library/utf16.ts",
  },
  "@frida/path": { process: "path/process.ts" },
  "whatwg-url": {
    "@exodus/bytes/encoding.js": "../url/library/all-encodings.ts",
    "@exodus/bytes/whatwg.js": "../url/library/percent-encode.ts",
    "./encoding": "../url/library/encoding.ts",
    tr46: "../url/library/tr46.ts",
  },
  url: { "punycode/": "url/library/punycode.ts", qs: "url/library/querystring.ts" },
};

/** A plugin for esbuild. */
export const aliases = {
  name: "aliases",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, importer }) => {
      const parts = importer.replaceAll("\\", "/").split("/node_modules/");
      if (parts.length === 1) return null;
      const name = /^(@[^/]+\/)?[^/]+/.exec(parts.at(-1))?.[0];
      const file = ALIASES[name]?.[path];
      return file === undefined ? null : { path: join(node, file) };
    });
  },
};
