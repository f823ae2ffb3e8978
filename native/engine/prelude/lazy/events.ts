export { AbortController } from "../events/abort-controller.ts";
export { AbortSignal } from "../events/abort-signal.ts";
export { CustomEvent } from "../events/custom-event.ts";
export { Event } from "../events/event.ts";
export { EventTarget, listenersOf } from "../events/event-target.ts";
export { reportError } from "../events/report-error.ts";
