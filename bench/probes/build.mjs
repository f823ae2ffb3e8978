// Builds a project in this process. Usage: build.mjs <folder>. Prints { ms, peak }.
import { build } from "@capsule/compiler";

const [folder = ""] = process.argv.slice(2);
const start = performance.now();
const { manifest } = await build({ cwd: folder });
if (manifest === null) throw new Error("the project has errors");
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, peak: process.resourceUsage().maxRSS * 1024 }));
