export { describe } from "../errors/describe.ts";
export { reportRejection } from "../errors/rejection.ts";
export { explainResult } from "../errors/result.ts";
