import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { cacheDirectory } from "../setup/cargo.mjs";
import { root } from "../setup/run.mjs";

const engine = join(root, "native/engine");
/** What is added to QuickJS, and changed in it. */
const quickjs = join(engine, "quickjs");
const target = "wasm32-wasip1";
const targetDirectory = cacheDirectory("engine-target");
const manifest = ["--manifest-path", join(engine, "Cargo.toml")];
const packages =
  "rustc-web cargo-web rust-web-src clang-19 llvm-19 lld-19 libclang-19-dev libclang-rt-19-dev-wasm32 wasi-libc patch";

/**
 * The tools that compile the engine: rustup's target with the WASI SDK where `WASI_SDK` names one, else Debian's
 * packages. Ends the process with what is missing.
 */
export function findToolchain() {
  return process.env.WASI_SDK ? withWasiSdk(process.env.WASI_SDK) : withDebian();
}

function withWasiSdk(sdk) {
  const sysroot = join(sdk, "share/wasi-sysroot");
  const clang = join(sdk, "bin/clang");
  const installed = output("rustup", ["target", "list", "--installed"]) ?? "";
  require([
    [
      clang,
      existsSync(clang),
      `WASI_SDK is ${sdk}, where there is no bin/clang: unpack the WASI SDK there`,
    ],
    [target, installed.includes(target), `run: rustup target add ${target}`],
    ["patch", output("patch", ["--version"]) !== null, "install the program patch"],
  ]);
  return {
    cargo: "cargo",
    args: ["build", ...manifest, "--release", "--locked", "--target", target],
    output: outputPath(),
    env: environment({
      WASI_SDK: sdk,
      ...tools(clang, join(sdk, "bin/wasm-ld")),
      AR_wasm32_wasip1: join(sdk, "bin/llvm-ar"),
      CFLAGS_wasm32_wasip1: cFlags(`--sysroot=${sysroot}`),
      BINDGEN_EXTRA_CLANG_ARGS_wasm32_wasip1: `--sysroot=${sysroot}`,
      CARGO_TARGET_WASM32_WASIP1_RUSTFLAGS: rustFlags([]),
    }),
    versions: versions("rustc", clang, join(sdk, "bin/wasm-ld")),
  };
}

function withDebian() {
  const files = [
    "/usr/bin/rustc",
    "/usr/bin/cargo",
    "/usr/bin/clang-19",
    "/usr/bin/llvm-ar-19",
    "/usr/bin/wasm-ld-19",
    "/usr/bin/patch",
    "/usr/lib/llvm-19/lib/libclang-19.so.1",
    "/usr/lib/wasm32-wasi/libc.a",
  ];
  const way = [
    `on Debian, run: apt-get install ${packages}`,
    `elsewhere, run \`rustup target add ${target}\`, unpack the WASI SDK and name its folder in WASI_SDK`,
  ].join("\n  or, ");
  require(files.map((file) => [file, existsSync(file), way]));
  const headers = "--target=wasm32-wasi -isystem /usr/include/wasm32-wasi";
  const linking = [
    "-C link-self-contained=no",
    "-L /usr/lib/wasm32-wasi",
    "-L /usr/lib/llvm-19/lib/clang/19/lib/wasi",
  ];
  return {
    cargo: "/usr/bin/cargo",
    // Debian's rustc has the sources of std, but not compiled for this target.
    args: [
      "build",
      ...manifest,
      "-Zbuild-std=std,panic_abort",
      "--release",
      "--locked",
      "--target",
      target,
    ],
    output: outputPath(),
    env: environment({
      RUSTC: "/usr/bin/rustc",
      RQUICKJS_SYS_NO_WASI_SDK: "1",
      LIBCLANG_PATH: "/usr/lib/llvm-19/lib",
      ...tools("clang-19", "/usr/bin/wasm-ld-19"),
      AR_wasm32_wasip1: "llvm-ar-19",
      CFLAGS_wasm32_wasip1: cFlags(`--sysroot=/usr ${headers}`),
      BINDGEN_EXTRA_CLANG_ARGS_wasm32_wasip1: headers,
      CARGO_TARGET_WASM32_WASIP1_RUSTFLAGS: rustFlags(linking),
    }),
    versions: versions("/usr/bin/rustc", "clang-19", "wasm-ld-19"),
  };
}

/** Compiles QuickJS with `quickjs.patch`, and links in the order that `quickjs/wasm-ld` tells. */
function tools(clang, linker) {
  return {
    CC_wasm32_wasip1: join(quickjs, "clang"),
    CAPSULE_CLANG: clang,
    CARGO_TARGET_WASM32_WASIP1_LINKER: join(quickjs, "wasm-ld"),
    CAPSULE_WASM_LD: linker,
  };
}

function cFlags(system) {
  const header = join(quickjs, "stack-limit.h");
  const digest = createHash("sha256");
  for (const name of readdirSync(quickjs).sort()) digest.update(readFileSync(join(quickjs, name)));
  // Cargo compiles QuickJS again when the flags change, and doesn't know of these files.
  const known = `-DCAPSULE_SOURCES_${digest.digest("hex")}`;
  // Tables of zlib and Brotli are made when they are needed, instead of lying in the memory of every task.
  const tables = "-DDYNAMIC_CRC_TABLE -DBUILDFIXED -DBROTLI_STATIC_INIT=2";
  return `${system} -mbulk-memory -mnontrapping-fptoint ${tables} -I${quickjs} -include ${header} ${known}`;
}

/** Paths of this machine are replaced, so that they are not in the runner. */
function rustFlags(linking) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  return [
    "-C target-feature=+simd128",
    // Where in the sources a panic is, is nothing for a task, in whose memory it would stand.
    "-Zlocation-detail=none",
    ...linking,
    // One folder for each registry, named after its address, which is nothing for the binary to tell.
    ...registryFolders(cargoHome).map((folder) => `--remap-path-prefix=${folder}=/crates`),
  ].join(" ");
}

function registryFolders(cargoHome) {
  const sources = join(cargoHome, "registry/src");
  return existsSync(sources) ? readdirSync(sources).map((name) => join(sources, name)) : [];
}

function outputPath() {
  return join(targetDirectory, target, "release/capsule_engine.wasm");
}

function environment(variables) {
  // `-Zlocation-detail` is an option of the compiler's own that may still change.
  return { ...variables, RUSTC_BOOTSTRAP: "1", CARGO_TARGET_DIR: targetDirectory };
}

/** Ends the process with everything that is missing, and each way to get it once. */
function require(needs) {
  const missing = needs.filter(([, isThere]) => !isThere);
  if (missing.length === 0) return;
  for (const [name] of missing) console.error(`✗ ${name} was not found.`);
  for (const way of new Set(missing.map(([, , way]) => way))) console.error(`  To get it, ${way}`);
  process.exit(1);
}

function versions(rustc, clang, linker) {
  const first = (command) => output(command, ["--version"])?.split("\n")[0] ?? "unknown";
  return { rustc: first(rustc), clang: first(clang), linker: first(linker) };
}

function output(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 ? stdout : null;
}
