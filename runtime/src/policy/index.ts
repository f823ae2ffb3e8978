/** Options of tasks as the sandbox reads them: strings become numbers and patterns here, or are refused. */
export { parseCompute } from "./compute.ts";
export { defaultPolicy } from "./defaults.ts";
export { parseDuration } from "./duration.ts";
export { parseEnvName } from "./env.ts";
export { parseGrant } from "./files.ts";
export { ACCEPTED_FORMS } from "./forms.ts";
export { parseHost } from "./hosts.ts";
export type { Parsed, Refusal } from "./parsed.ts";
export { parseRetries } from "./retries.ts";
export { parseSize } from "./size.ts";
