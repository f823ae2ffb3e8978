// The JavaScript side of the platform. It is bundled into one function of `native` (scripts/engine.mjs),
// which is called when the runner is built; what it exports are the hooks that `src/vm.rs` calls.

import { installGlobals } from "./globals.ts";

export { adopt } from "./host.ts";
export { describe } from "./errors/describe.ts";
export { explainResult } from "./errors/result.ts";
export { stack } from "./errors/stack.ts";
export { warnRejection } from "./errors/rejection.ts";
export { tasks } from "./host.ts";
export { modules } from "./modules.ts";
export { fire } from "./timers.ts";

installGlobals();
