import { join } from "node:path";
import { root } from "../setup/run.mjs";

const library = join(root, "native/engine/prelude/node/stream/library");

/** What the library readable-stream imports, and what it gets: parts that the prelude has already, and better ones. */
const ALIASES = {
  buffer: "buffer.ts",
  events: "events.ts",
  "abort-controller": "abort-controller.ts",
  "../shims/process": "process.ts",
  "string_decoder/": "../../string-decoder.ts",
  "./ours/errors": "errors.ts",
  "../ours/errors": "errors.ts",
  "../../ours/errors": "errors.ts",
  "./ours/util": "util.ts",
  "../ours/util": "util.ts",
  "../../ours/util": "util.ts",
  "../validators": "validators.ts",
};

/** A plugin for esbuild. */
export const aliases = {
  name: "aliases",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, importer }) => {
      const isLibrary = importer.replaceAll("\\", "/").includes("/node_modules/readable-stream/");
      if (!isLibrary || !Object.hasOwn(ALIASES, path)) return null;
      return { path: join(library, ALIASES[path]) };
    });
  },
};
