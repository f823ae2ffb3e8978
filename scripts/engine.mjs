// `npm run engine`: builds the JavaScript runner, native/runners/javascript.wasm, and its lock.
// `npm run engine -- --check`: whether the committed runner is the one that the sources make. Needs no toolchain.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { boot } from "./engine/boot.mjs";
import { checkLock, lockPath, runnerPath, writeLock } from "./engine/lock.mjs";
import { bundlePrelude } from "./engine/prelude.mjs";
import { findToolchain } from "./engine/toolchain.mjs";
import { cargoEnvironment } from "./setup/cargo.mjs";
import { run } from "./setup/run.mjs";

if (process.argv.includes("--check")) {
  const problem = await checkLock();
  if (problem !== null) {
    console.error(problem);
    process.exit(1);
  }
} else {
  await build();
}

async function build() {
  const toolchain = findToolchain();
  run("Interfaces of WASI", "node", ["scripts/wit.mjs"]);
  console.error("• Prelude");
  const prelude = await bundlePrelude();
  run("The engine, for WebAssembly", toolchain.cargo, toolchain.args, { env: toolchain.env });
  console.error("• Booting it");
  const core = boot(readFileSync(toolchain.output), prelude);
  const booted = join(tmpdir(), `capsule-engine-${process.pid}.wasm`);
  writeFileSync(booted, core);
  mkdirSync(dirname(runnerPath), { recursive: true });
  const env = cargoEnvironment();
  // The whole workspace, as everything else builds it: for one package cargo would choose other features and compile again.
  run(
    "The tool that makes runners",
    "cargo",
    ["build", "--release", "--workspace", "--locked", "--manifest-path", "native/Cargo.toml"],
    { env },
  );
  run("The runner", join(env.CARGO_TARGET_DIR, "release/runner"), [booted, runnerPath]);
  writeLock(toolchain.versions, prelude);
  console.error(`• Wrote ${runnerPath} and ${lockPath}`);
}
