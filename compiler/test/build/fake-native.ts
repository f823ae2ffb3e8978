import { createHash } from "node:crypto";
import type { Native } from "../../src/build.ts";

/** How often each function of the engine's side was called. */
export interface FakeNative extends Native {
  calls: { componentize: number; precompileComponent: number; precompileModule: number };
}

const NOTHING = JSON.stringify({ code: "", mode: "compile" });

const digest = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/**
 * An engine that compiles nothing: its components are made of the digests of their sources, so that
 * tests of the pipeline around it are fast, and equal sources give equal files.
 *
 * @param answer What `init` says of a source; default nothing.
 */
export function fakeNative(
  answer: (source: { code: string; mode: string }) => {
    error?: object;
    notes?: object[];
    fuel?: number;
  } = () => ({}),
): FakeNative {
  const calls = { componentize: 0, precompileComponent: 0, precompileModule: 0 };
  const engine = Buffer.from("engine");
  return {
    calls,
    runner: {
      language: "javascript",
      path: import.meta.filename,
      sha256: digest("runner"),
      nothing: NOTHING,
    },
    addon: {
      target: () => "test-target",
      compatibility: (target) => digest(`compatibility of ${target}`),
      async loadRunner() {},
      async componentize({ source }) {
        calls.componentize++;
        const { error, notes = [], fuel = 0 } = answer(JSON.parse(source));
        return {
          error: error === undefined ? null : JSON.stringify(error),
          notes: notes.map((note) => JSON.stringify(note)),
          fuel,
          component: Buffer.from(`component ${digest(source)}`),
          thin: Buffer.from(`thin ${digest(source)}`),
          modules: [{ sha256: digest(engine), wasm: engine }],
          memory: 3 * 1024 * 1024,
        };
      },
      async precompileComponent(thin, target) {
        calls.precompileComponent++;
        return Buffer.from(`compiled ${digest(thin)} for ${target}`);
      },
      async precompileModule(module, target) {
        calls.precompileModule++;
        return Buffer.from(`compiled ${digest(module)} for ${target}`);
      },
    },
  };
}
