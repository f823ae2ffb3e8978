// Brings a checkout to the state in which everything runs: packages, addon, TypeScript output.
// Idempotent; a second run takes seconds.
import { installPackages } from "./setup/packages.mjs";
import { run } from "./setup/run.mjs";
import { checkTools } from "./setup/tools.mjs";

export function setup() {
  checkTools();
  installPackages();
  run("Building the addon (the first time takes 6–10 minutes)", "npm", [
    "run",
    "--silent",
    "build",
    "--workspace",
    "@capsule/native",
  ]);
  run("Building the packages", "npx", [
    "--no-install",
    "turbo",
    "run",
    "build",
    "--output-logs=errors-only",
  ]);
}
