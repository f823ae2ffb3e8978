import { homedir } from "node:os";
import { join } from "node:path";

/** Cargo's output lives in the user's cache, so that every checkout reuses the compiled dependencies. */
export function cargoEnvironment() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return { CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR ?? join(cache, "capsule/cargo-target") };
}
