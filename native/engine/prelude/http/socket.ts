import { EventEmitter } from "../node/events/emitter.ts";

/** What stands for the connection, which is the host's: packages set it up, and listen to it. */
export class Socket extends EventEmitter {
  readonly encrypted: boolean;
  readonly connecting = false;
  readonly readable = true;
  readonly writable = true;
  readonly authorized: boolean;
  destroyed = false;
  readonly #onDestroy: (error?: unknown) => void;

  constructor(isSecure: boolean, onDestroy: (error?: unknown) => void) {
    super();
    this.encrypted = isSecure;
    this.authorized = isSecure;
    this.#onDestroy = onDestroy;
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  destroy(error?: unknown): this {
    if (!this.destroyed) {
      this.destroyed = true;
      this.#onDestroy(error);
    }
    return this;
  }
}
