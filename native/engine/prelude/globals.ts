import { installJson } from "./install-json.ts";
import { installLocales } from "./install-locales.ts";
import { installRegExp } from "./install-regexp.ts";
import { load } from "./load.ts";

/** Defines a global as the Web's are: not enumerable, but writable and configurable. */
function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, {
    value,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

/** Globals that are exports of the same name. */
const LAZY = {
  blob: ["Blob", "File"],
  buffer: ["Buffer"],
  cloning: ["structuredClone"],
  compression: ["CompressionStream", "DecompressionStream"],
  console: ["console"],
  crypto: ["Crypto", "crypto"],
  encoding: ["TextDecoder", "TextEncoder"],
  events: ["AbortController", "AbortSignal", "CustomEvent", "Event", "EventTarget", "reportError"],
  fetch: ["Headers", "Request", "Response", "fetch"],
  "form-data": ["FormData"],
  messages: ["MessageChannel", "MessageEvent", "MessagePort"],
  navigator: ["Navigator", "navigator"],
  performance: [
    "Performance",
    "PerformanceEntry",
    "PerformanceMark",
    "PerformanceMeasure",
    "PerformanceObserver",
    "PerformanceObserverEntryList",
    "performance",
  ],
  intl: ["Intl"],
  process: ["process"],
  "rare-events": ["ErrorEvent", "PromiseRejectionEvent"],
  streams: [
    "ByteLengthQueuingStrategy",
    "CountQueuingStrategy",
    "ReadableByteStreamController",
    "ReadableStream",
    "ReadableStreamBYOBReader",
    "ReadableStreamBYOBRequest",
    "ReadableStreamDefaultController",
    "ReadableStreamDefaultReader",
    "TextDecoderStream",
    "TextEncoderStream",
    "TransformStream",
    "TransformStreamDefaultController",
    "WritableStream",
    "WritableStreamDefaultController",
    "WritableStreamDefaultWriter",
  ],
  subtle: ["CryptoKey", "SubtleCrypto"],
  temporal: ["Temporal"],
  timers: [
    "clearImmediate",
    "clearInterval",
    "clearTimeout",
    "queueMicrotask",
    "setImmediate",
    "setInterval",
    "setTimeout",
  ],
  url: ["URL", "URLSearchParams"],
  "url-pattern": ["URLPattern"],
} as const;

type Module = keyof typeof LAZY;

const MODULES = Object.keys(LAZY) as Module[];
const NAMES: string[] = MODULES.flatMap((module) => LAZY[module]);

/** Names of the globals that are loaded when they are first read. */
export const lazyGlobals = (): string[] => NAMES;

/** Loads globals before anything reads them. */
export function preload(names: readonly string[]): void {
  for (const name of names) Reflect.get(globalThis, name);
}

/** Loads a global, which is an ordinary one from then on. */
export function readLazyGlobal(index: number): unknown {
  const name = NAMES[index] as string;
  const module = MODULES.find((module) => (LAZY[module] as readonly string[]).includes(name));
  const value = (load(module as Module) as Record<string, unknown>)[name];
  define(name, value);
  return value;
}

/** Makes a global an ordinary one with another value, which someone assigned. */
export function writeLazyGlobal(index: number, value: unknown): void {
  define(NAMES[index] as string, value);
}

/** Puts the platform onto `globalThis`. */
export function installGlobals(): void {
  define("global", globalThis);
  define("self", globalThis);
  native.defineLazyGlobals(NAMES);
  Object.defineProperty(Math, "random", {
    value: native.random,
    writable: true,
    configurable: true,
  });
  installJson();
  installLocales();
  installRegExp();
}
