/**
 * Reads options of limits and capabilities: what users write becomes what sandboxes enforce. The
 * compiler and the interpreter share it; programs have no need of it.
 */
export { ACCEPTED_FORMS } from "./accepted.ts";
export { COMPUTE_CLASSES, parseCompute } from "./compute.ts";
export { defaultPolicy } from "./defaults.ts";
export { parseDuration } from "./duration.ts";
export { parseEnvName } from "./env.ts";
export { parseHost } from "./hosts.ts";
export { type Parsed, type Refusal, refuse } from "./parsed.ts";
export { parseRetries } from "./retries.ts";
export { parseSize } from "./size.ts";
