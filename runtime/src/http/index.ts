export { createTaskHandler, type TaskHandler, type TaskHandlerOptions } from "./handler.ts";
export { toNodeListener } from "./node.ts";
