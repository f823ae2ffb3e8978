#!/usr/bin/env node
import module from "node:module";

// Node 22 keeps compiled code between runs, and says so only where it can.
module.enableCompileCache?.();
const { main } = await import("../dist/cli/main.js");
await main(process.argv);
