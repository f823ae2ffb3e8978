import { snapshot } from "./snapshot.mjs";

/**
 * Evaluates the prelude in the engine and gives a core module whose memory starts out as it was then.
 * Nothing of the outer world is there for it: a call of an import ends the build.
 */
export function boot(core, prelude) {
  const module = new WebAssembly.Module(core);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => {
      throw new Error(`the prelude calls ${from} ${name} while it is evaluated`);
    };
  }
  // Rust seeds its hash maps once, and keeps the seed. With this one (room full of zeros) all runners are alike;
  // nothing that JavaScript can choose the keys of is in a hash map.
  imports.wasi_snapshot_preview1.random_get = () => 0;
  const { exports } = new WebAssembly.Instance(module, imports);
  exports._initialize?.();
  const source = new TextEncoder().encode(prelude);
  const room = exports.capsule_boot_source(source.length);
  new Uint8Array(exports.memory.buffer).set(source, room);
  const error = exports.capsule_boot(room, source.length);
  if (error !== 0) {
    const bytes = new Uint8Array(exports.memory.buffer);
    const text = new TextDecoder().decode(bytes.subarray(error, bytes.indexOf(0, error)));
    throw new Error(`the prelude failed: ${text}`);
  }
  return snapshot(core, new Uint8Array(exports.memory.buffer));
}
