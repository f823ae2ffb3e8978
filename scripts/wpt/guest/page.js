// @ts-check

/**
 * Gives the global scope what the suite's scripts take from a page: where they are, and URLs relative to that.
 * @param {{ url: string, title: string, isWindow: boolean }} page
 */
export function becomePage({ url, title, isWindow }) {
  /** @type {any} */
  const global = globalThis;
  // A bundle that mentions a global has it loaded. What a test mentions, nobody knows: it is evaluated.
  for (const name of Object.getOwnPropertyNames(global)) global[name];
  global.GLOBAL = { isWindow: () => isWindow, isWorker: () => false, isShadowRealm: () => false };
  global.META_TITLE = title;
  global.location = locationOf(url);
  if (isWindow) global.window = global;
  // What a worker imports stands in front of it.
  global.importScripts = () => {};
  global.FileReader = BlobReader;
  global.WebAssembly = { Memory: SharedMemory };
  resolveRelative(global, url);
}

/** What tests of blobs look into them with, as far as they do: no task has it, nor does Node. */
class BlobReader {
  /** @type {string | ArrayBuffer | null} */
  result = null;
  /** @type {((this: BlobReader) => void) | null} */
  onload = null;

  /** @param {Blob} blob */
  readAsText(blob) {
    this.#read(blob.text());
  }

  /** @param {Blob} blob */
  readAsArrayBuffer(blob) {
    this.#read(blob.arrayBuffer());
  }

  /** @param {Promise<string | ArrayBuffer>} reading */
  async #read(reading) {
    this.result = await reading;
    this.onload?.call(this);
  }
}

/** What the suite gets the constructor of SharedArrayBuffer from, which a page can't name. */
class SharedMemory {
  buffer = new SharedArrayBuffer(0);
}

/** Says where interfaces are to be exposed: a task is most like a worker. */
export function becomeWorker() {
  /** @type {any} */
  const global = globalThis;
  global.DedicatedWorkerGlobalScope = { [Symbol.hasInstance]: () => true };
}

/** @param {string} url */
function locationOf(url) {
  const { href, origin, protocol, host, hostname, port, pathname, search, hash } = new URL(url);
  return {
    href,
    origin,
    protocol,
    host,
    hostname,
    port,
    pathname,
    search,
    hash,
    toString: () => href,
  };
}

/**
 * Lets `fetch` and `Request` take relative URLs, which a task refuses for want of a page.
 * @param {any} global
 * @param {string} base
 */
function resolveRelative(global, base) {
  if (typeof global.fetch !== "function") return;
  /** @param {unknown[]} args */
  const resolve = ([input, ...rest]) => [
    typeof input === "object" && !(input instanceof URL) ? input : absolute(String(input), base),
    ...rest,
  ];
  const { fetch, Request, Response } = global;
  global.fetch = new Proxy(fetch, {
    apply: (target, receiver, args) =>
      Reflect.apply(target, receiver, args.length > 0 ? resolve(args) : args),
  });
  global.Request = new Proxy(Request, {
    construct: (target, args, type) =>
      Reflect.construct(
        target,
        args.length > 0 ? resolve(args) : args,
        type === global.Request ? target : type,
      ),
  });
  Object.defineProperty(Request.prototype, "constructor", { value: global.Request });
  const { redirect } = Response;
  Response.redirect = new Proxy(redirect, {
    apply: (target, receiver, args) =>
      Reflect.apply(target, receiver, args.length > 0 ? resolve(args) : args),
  });
}

/**
 * @param {string} url
 * @param {string} base
 */
function absolute(url, base) {
  return URL.canParse(url, base) ? new URL(url, base).href : url;
}
