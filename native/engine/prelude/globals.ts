import { installJson } from "./install-json.ts";
import { installLocales } from "./install-locales.ts";
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

const lazy: string[] = [];

/** Names of the globals that are loaded when they are first read. */
export const lazyGlobals = (): string[] => lazy;

/** Loads globals before anything reads them. */
export function preload(names: readonly string[]): void {
  for (const name of names) Reflect.get(globalThis, name);
}

/** Defines a global that is loaded when it is first read, and is an ordinary one from then on. */
function defineLazy(name: string, get: () => unknown): void {
  lazy.push(name);
  Object.defineProperty(globalThis, name, {
    get() {
      const value = get();
      define(name, value);
      return value;
    },
    set: (value) => define(name, value),
    enumerable: false,
    configurable: true,
  });
}

/** Globals that are exports of the same name. */
const LAZY = {
  console: ["console"],
  encoding: ["TextDecoder", "TextEncoder"],
  events: ["AbortController", "AbortSignal", "Event", "EventTarget"],
  fetch: ["Headers", "Request", "Response", "fetch"],
  intl: ["Intl"],
  process: ["process"],
  timers: ["queueMicrotask", "setImmediate", "setInterval", "setTimeout"],
  url: ["URL", "URLSearchParams"],
  values: ["crypto", "navigator", "performance", "structuredClone"],
} as const;

/** Puts the platform onto `globalThis`. */
export function installGlobals(): void {
  define("global", globalThis);
  define("self", globalThis);
  for (const module of Object.keys(LAZY) as (keyof typeof LAZY)[]) {
    for (const name of LAZY[module]) {
      defineLazy(name, () => (load(module) as Record<string, unknown>)[name]);
    }
  }
  for (const name of ["clearImmediate", "clearInterval", "clearTimeout"]) {
    defineLazy(name, () => load("timers").clearTimer);
  }
  Object.defineProperty(Math, "random", {
    value: native.random,
    writable: true,
    configurable: true,
  });
  installJson();
  installLocales();
}
