import { deflateRawSync } from "node:zlib";
import { coldRanges } from "./cold.mjs";
import { embedBlobs, embedTables, embedWipe, stackStart } from "./embed.mjs";
import { snapshot } from "./snapshot.mjs";

/**
 * Bytecode from which on it is compressed. It is loaded while a snapshot is made, where a task mentions what it has;
 * what a call may load by itself (messages of errors, the console) is smaller, and quicker as it is.
 */
const PACKED_FROM = 8 << 10;

/**
 * Compiles the prelude's modules with the engine itself, puts their bytecode into its code and some tables with them,
 * evaluates the main module, and gives a core module whose memory starts out as it was then.
 */
export function boot(core, modules) {
  const compiler = instantiate(core);
  const compiled = modules.map(({ name, code }) => {
    const bytes = compiler.compile(name, code);
    return { name, bytes, packed: pack(bytes) };
  });
  const lines = compiled.map(({ name, bytes, packed }) =>
    [bytes.length, packed.length, name].join(" "),
  );
  const list = Buffer.from(lines.join("\n"));
  const cold = coldRanges(core);
  const complete = embedTables(
    embedBlobs(wiping(core), "capsule_prelude", [list, ...compiled.map(({ packed }) => packed)]),
    "capsule_cold",
    cold.map((ranges) =>
      ranges.map(({ start, end }) => ({ start, bytes: compiler.memory().slice(start, end) })),
    ),
  );
  const engine = instantiate(complete);
  engine.boot(list.length);
  const memory = engine.memory();
  for (const { start, end } of cold.flat()) memory.fill(0, start, end);
  return snapshot(complete, memory);
}

/**
 * What is called when the outcome of `init` has been read, and would free it, zeroes the stack instead: the frames of
 * `init` itself are the last in memory that are not zero below all data. The outcome is gone with everything else, or
 * is none that a task's snapshot has.
 */
function wiping(core) {
  return embedWipe(core, "cabi_post_init", stackStart(core));
}

function pack(bytes) {
  return bytes.length < PACKED_FROM ? bytes : deflateRawSync(bytes, { level: 9 });
}

/** An instance of the engine. Nothing of the outer world is there for it: a call of an import ends the build. */
function instantiate(core) {
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
  const memory = () => new Uint8Array(exports.memory.buffer);

  /** Hands a text over: where it is and how long. */
  function give(text) {
    const bytes = new TextEncoder().encode(text);
    const room = exports.capsule_room(bytes.length);
    memory().set(bytes, room);
    return [room, bytes.length];
  }

  /** The bytes of an `Outcome` of `src/boot.rs`. */
  function take(outcome) {
    const [failed, length, start] = new Uint32Array(exports.memory.buffer, outcome, 3);
    const bytes = memory().slice(start, start + length);
    if (failed) throw new Error(`the prelude failed: ${new TextDecoder().decode(bytes)}`);
    return bytes;
  }

  return {
    memory,
    compile: (name, code) => take(exports.capsule_compile(...give(name), ...give(code))),
    boot(listBytes) {
      const outcome = exports.capsule_boot(listBytes);
      if (outcome !== 0) take(outcome);
    },
  };
}
