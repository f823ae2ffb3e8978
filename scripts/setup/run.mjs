import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

const environment = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
};

/**
 * Runs a step in the checkout's root, or in a folder of it, its output passed through; a failure
 * ends the process with the step's code.
 */
export function run(title, command, args, options = {}) {
  console.error(`• ${title}`);
  const { status, signal, error } = spawnSync(command, args, {
    cwd: join(root, options.cwd ?? "."),
    stdio: "inherit",
    env: { ...environment, ...options.env },
  });
  if (error) {
    console.error(`  ${command} could not be started: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) {
    console.error(`  ${title}: ${signal ? `ended by ${signal}` : `exit code ${status}`}`);
    process.exit(status ?? 1);
  }
}
