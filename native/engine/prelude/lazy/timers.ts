export {
  clearTimer,
  fire,
  queueMicrotask,
  setImmediate,
  setInterval,
  setTimeout,
} from "../timers.ts";
