// `npm run build --workspace @capsule/native`: the addon for this machine, and the loader.
// Cargo and tsc know what is up to date; with nothing changed this takes a second or two.
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cargoEnvironment } from "../../scripts/setup/cargo.mjs";

const native = join(dirname(fileURLToPath(import.meta.url)), "..");
const env = { ...process.env, ...cargoEnvironment() };

run("node", ["../scripts/wit.mjs"]);
// All crates, as the tests do: with fewer, cargo would choose fewer features and compile again.
run("cargo", ["build", "--release", "--workspace", "--locked"]);
install(join(env.CARGO_TARGET_DIR, "release", libraryName()), join(native, addonName()));
run("node", [createRequire(import.meta.url).resolve("typescript/bin/tsc"), "-b"]);

function run(command, args) {
  execFileSync(command, args, { cwd: native, env, stdio: "inherit" });
}

/** Puts a new file in the place of the old one; a process that runs on the old one keeps it. */
function install(from, to) {
  if (isSame(from, to)) return;
  const temporary = `${to}.${process.pid}.tmp`;
  try {
    copyFileSync(from, temporary);
    renameSync(temporary, to);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function isSame(one, other) {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

function libraryName() {
  if (process.platform === "win32") return "capsule_binding.dll";
  return `libcapsule_binding.${process.platform === "darwin" ? "dylib" : "so"}`;
}

/** The name under which the loader looks for it. */
function addonName() {
  const { platform, arch } = process;
  const abi = platform === "linux" ? libc() : platform === "win32" ? "msvc" : undefined;
  return `capsule.${[platform, arch, abi].filter(Boolean).join("-")}.node`;
}

function libc() {
  const host = execFileSync("rustc", ["-vV"], { encoding: "utf8" });
  return /^host: .*-musl$/m.test(host) ? "musl" : "gnu";
}
