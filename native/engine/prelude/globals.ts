import { AbortController, AbortSignal } from "./abort.ts";
import { console } from "./console/console.ts";
import { crypto } from "./crypto.ts";
import { defineGlobals } from "./define.ts";
import { Event, EventTarget } from "./event-target.ts";
import { fetch } from "./fetch/fetch.ts";
import { Headers } from "./fetch/headers.ts";
import { Request } from "./fetch/request.ts";
import { Response } from "./fetch/response.ts";
import { checkLocales } from "./locale.ts";
import { performance } from "./performance.ts";
import { process } from "./process.ts";
import { structuredClone } from "./structured-clone.ts";
import { TextDecoder } from "./text-decoder.ts";
import { TextEncoder } from "./text-encoder.ts";
import * as timers from "./timers.ts";
import { URLSearchParams } from "./url/search-params.ts";
import { URL } from "./url/url.ts";

/** Puts the platform onto `globalThis`. */
export function installGlobals(): void {
  defineGlobals({
    AbortController,
    AbortSignal,
    Event,
    EventTarget,
    Headers,
    Request,
    Response,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
    clearImmediate: timers.clearTimer,
    clearInterval: timers.clearTimer,
    clearTimeout: timers.clearTimer,
    console,
    crypto,
    fetch,
    global: globalThis,
    navigator: { userAgent: "capsule", language: "en-US", hardwareConcurrency: 1 },
    performance,
    process,
    queueMicrotask: timers.queueMicrotask,
    self: globalThis,
    setImmediate: timers.setImmediate,
    setInterval: timers.setInterval,
    setTimeout: timers.setTimeout,
    structuredClone,
  });
  Object.defineProperty(Math, "random", { value: native.random, writable: true, configurable: true });
  checkLocales();
}
