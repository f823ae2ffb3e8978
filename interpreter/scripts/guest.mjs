// Compiles the guests of `guest/` into `dist/guest`, with this project's own compiler. Costs nothing where nothing changed.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, formatDiagnostics } from "@capsule/compiler";

const root = fileURLToPath(new URL("../guest", import.meta.url));
const out = fileURLToPath(new URL("../dist/guest", import.meta.url));

const { diagnostics, manifest, tasks } = await build({
  cwd: root,
  entries: ["javascript.ts", "python.py"],
  out,
});
if (diagnostics.length > 0)
  console.error(formatDiagnostics(diagnostics, { root, color: process.stderr.isTTY === true }));
// Advice would be a fault of this package: its snapshots hold all that they can.
if (manifest === null || diagnostics.length > 0) process.exit(1);
for (const { name, state } of tasks) console.log(`${name}: ${state}`);

copyFileSync(join(root, "packages.json"), join(out, "packages.json"));
