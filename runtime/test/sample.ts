import type { Manifest } from "../src/manifest/types.ts";

const digit = (character: string) => character.repeat(64);

/** A manifest with every kind of entry, without its digest. */
export const sample: Omit<Manifest, "digest"> = {
  $schema: "./capsule.manifest.schema.json",
  version: 1,
  generator: "@capsule/compiler 0.1.0",
  compatibility: { "x86_64-unknown-linux-gnu": digit("a") },
  engines: {
    [digit("b")]: {
      language: "javascript",
      wasm: { path: `engines/${digit("b")}.wasm`, sha256: digit("b"), size: 10 },
      precompiled: {
        "x86_64-unknown-linux-gnu": { path: "engines/b.cwasm", sha256: digit("c"), size: 20 },
      },
    },
  },
  components: {
    analyze: {
      language: "javascript",
      engines: [digit("b")],
      wasm: { path: "tasks/analyze.wasm", sha256: digit("d"), size: 30 },
      precompiled: {
        "x86_64-unknown-linux-gnu": { path: "tasks/analyze.cwasm", sha256: digit("e"), size: 40 },
      },
      map: { path: "tasks/analyze.map", sha256: digit("f"), size: 50 },
      exported: null,
    },
  },
  tasks: {
    analyze: {
      component: "analyze",
      policy: {
        fuel: 100_000_000,
        ram: 64 * 1024 ** 2,
        timeout: 5000,
        maxRetries: 1,
        hosts: [
          { match: "any", host: "", scheme: null, port: null },
          { match: "domain", host: "example.com", scheme: "https", port: 8443 },
        ],
        files: [{ path: "data", guest: "/data", mode: "read-only" }],
        env: ["API_KEY"],
      },
      source: { file: "src/tasks.ts", line: 3, column: 24 },
      signature: {
        description: "Looks at rows.",
        parameters: [
          { name: "rows", kind: "positional", optional: false, schema: { $ref: "#/$defs/Rows" } },
        ],
        definitions: { Rows: { type: "array", items: { $ref: "#/$defs/Rows" } } },
      },
    },
  },
  sources: { "src/tasks.ts": digit("0") },
};
