import { inspectAs } from "./inspect-as.ts";
import { webInterface } from "./webidl/interface.ts";

const KEY = Symbol("Navigator");

export class Navigator {
  readonly #language = "en-US";

  constructor(key?: unknown) {
    if (key !== KEY) {
      throw Object.assign(new TypeError("Illegal constructor"), {
        code: "ERR_ILLEGAL_CONSTRUCTOR",
      });
    }
  }

  /** A task has one thread. */
  get hardwareConcurrency(): number {
    this.#language;
    return 1;
  }

  get language(): string {
    return this.#language;
  }

  get languages(): readonly string[] {
    return Object.freeze([this.#language]);
  }

  get userAgent(): string {
    this.#language;
    return "capsule";
  }

  get platform(): string {
    this.#language;
    return "wasi";
  }
}

webInterface(Navigator, "Navigator", { constructor: 0 });
inspectAs(Navigator, ({ hardwareConcurrency, language, languages, userAgent, platform }) => ({
  hardwareConcurrency,
  language,
  languages,
  userAgent,
  platform,
}));

/** The global `navigator`. */
export const navigator = new Navigator(KEY);
