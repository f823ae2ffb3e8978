#!/usr/bin/env node
import { statSync } from "node:fs";
import module from "node:module";

// Node 22 and newer keep compiled code between runs.
module.enableCompileCache?.();

const { main } = await import(isBundled() ? "../dist/capsule.js" : "../dist/cli/main.js");
await main(process.argv);

/** Whether the bundled command is there and, in a checkout, not older than what it is made of. */
function isBundled() {
  const [bundle, ...sources] = [
    "../dist/capsule.js",
    "../dist/.tsbuildinfo",
    "../../runtime/dist/.tsbuildinfo",
  ].map((path) => statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs);
  return bundle !== undefined && sources.every((time) => time === undefined || time <= bundle);
}
