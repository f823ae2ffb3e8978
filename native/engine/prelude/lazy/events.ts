export { AbortController, AbortSignal } from "../abort.ts";
export { Event, EventTarget } from "../event-target.ts";
