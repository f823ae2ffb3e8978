import { homedir } from "node:os";
import { join } from "node:path";

/** A folder of the user's cache: what is compiled is kept there, so that every checkout reuses it. */
export function cacheDirectory(name) {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "capsule", name);
}

export function cargoEnvironment() {
  return { CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR ?? cacheDirectory("cargo-target") };
}
