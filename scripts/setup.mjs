// Brings a checkout to the state in which everything runs: packages, addon, TypeScript output.
// Idempotent; a second run takes seconds.
import { buildPythonRunner } from "./python.mjs";
import { installPackages } from "./setup/packages.mjs";
import { run } from "./setup/run.mjs";
import { checkTools } from "./setup/tools.mjs";

export async function setup() {
  checkTools();
  installPackages();
  run("Building (the first time compiles the sandbox, which takes 6–10 minutes)", "npx", [
    "--no-install",
    "turbo",
    "run",
    "build",
    "--filter=@capsule/vite-plugin...",
    "--filter=@capsule/mcp...",
    "--ui=stream",
    "--output-logs=new-only",
  ]);
  await buildPythonRunner();
  run("The interpreter's guests", "node", ["interpreter/scripts/guest.mjs"]);
}
