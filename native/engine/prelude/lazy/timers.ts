export {
  clearTimer as clearImmediate,
  clearTimer as clearInterval,
  clearTimer as clearTimeout,
  fire,
  queueMicrotask,
  setImmediate,
  setInterval,
  setTimeout,
} from "../timers.ts";
