export { describe } from "../errors/describe.ts";
export { warnRejection } from "../errors/rejection.ts";
export { explainResult } from "../errors/result.ts";
