export { ErrorEvent } from "../events/error-event.ts";
export { PromiseRejectionEvent } from "../events/promise-rejection-event.ts";
