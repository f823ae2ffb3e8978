// `npm test`: sets up what is missing, then runs every test.

import { cargoEnvironment } from "./setup/cargo.mjs";
import { run } from "./setup/run.mjs";
import { sdkPython } from "./setup/sdk-python.mjs";
import { setup } from "./setup.mjs";

await setup();
run(
  "Testing the crates",
  "cargo",
  ["test", "--release", "--quiet", "--workspace", "--manifest-path", "native/Cargo.toml"],
  { env: cargoEnvironment() },
);
run("Testing the packages", "npx", ["--no-install", "vitest", "run", ...process.argv.slice(2)]);
run("Testing the Python SDK", sdkPython(), ["-m", "pytest", "-c", "sdk-python/pyproject.toml"]);
