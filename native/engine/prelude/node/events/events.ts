import { nameClasses } from "../../tag.ts";
import { EventEmitter, errorMonitor, REJECTION } from "./emitter.ts";
import { EventEmitterAsyncResource } from "./emitter-async-resource.ts";
import { addAbortListener, getEventListeners, listenerCount } from "./listeners.ts";
import { on } from "./on.ts";
import { once } from "./once.ts";
import { getMaxListeners, setMaxListeners } from "./targets.ts";

nameClasses({ EventEmitterAsyncResource });

/** The module `node:events`: the class, with everything else as its properties. */
export const events = Object.assign(EventEmitter, {
  once,
  on,
  getEventListeners,
  getMaxListeners,
  setMaxListeners,
  listenerCount,
  addAbortListener,
  EventEmitter,
  EventEmitterAsyncResource,
  errorMonitor,
  captureRejectionSymbol: REJECTION as symbol,
  usingDomains: false,
});
