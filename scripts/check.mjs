// `npm run check`: lint, formatting, types, import rules and the committed runner's lock.

import { cargoEnvironment } from "./setup/cargo.mjs";
import { run } from "./setup/run.mjs";
import { sdkPython } from "./setup/sdk-python.mjs";

const manifest = ["--manifest-path", "native/Cargo.toml"];

run("Linting and formatting of TypeScript and JSON", "npx", [
  "--no-install",
  "biome",
  "ci",
  "--error-on-warnings",
  ".",
]);
run("Types", "npx", ["--no-install", "tsc", "-b"]);
const projects = [
  "native/engine/prelude",
  "fixtures",
  "fixtures/tsconfig.platform.json",
  "fixtures/apps/mixed-pipeline",
  "fixtures/apps/weather",
  "fixtures/apps/workbench",
  "interpreter/guest",
  "interpreter/tsconfig.test.json",
  "mcp/tsconfig.test.json",
  "bench",
  "scripts/wpt",
];
for (const project of projects)
  run(`Types of ${project}`, "npx", ["--no-install", "tsc", "--noEmit", "-p", project]);
run("Import rules", "npx", [
  "--no-install",
  "depcruise",
  "--config",
  ".dependency-cruiser.cjs",
  "native/loader",
  "runtime/src",
  "compiler/src",
  "plugin-rollup/src",
  "plugin-vite/src",
  "interpreter/src",
  "interpreter/adapters",
  "mcp/src",
]);
run("Formatting of Rust", "cargo", ["fmt", ...manifest, "--all", "--check"]);
run("Formatting of the engine", "cargo", [
  "fmt",
  "--manifest-path",
  "native/engine/Cargo.toml",
  "--check",
]);
run(
  "Linting of Rust",
  "cargo",
  [
    "clippy",
    "--release",
    "--quiet",
    ...manifest,
    "--workspace",
    "--all-targets",
    "--",
    "-D",
    "warnings",
  ],
  { env: cargoEnvironment() },
);
const python = sdkPython();
const pythonSources = ["sdk-python", "compiler/python", "native/python", "interpreter/guest"];
run("Linting of Python", python, ["-m", "ruff", "check", "--no-cache", ...pythonSources]);
run("Formatting of Python", python, [
  "-m",
  "ruff",
  "format",
  "--no-cache",
  "--check",
  ...pythonSources,
]);
run("Types of Python", python, ["-m", "mypy", "--config-file", "pyproject.toml"], {
  cwd: "sdk-python",
});
run("Types of Python in the compiler", python, ["-m", "mypy", "."], { cwd: "compiler/python" });
run("The committed runner matches its sources", "node", ["scripts/engine.mjs", "--check"]);
