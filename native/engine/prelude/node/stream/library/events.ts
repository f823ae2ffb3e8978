export { EventEmitter } from "../../events/emitter.ts";
export { addAbortListener } from "../../events/listeners.ts";
