import { tag } from "./tag.ts";

type Listener = ((event: Event) => unknown) | { handleEvent(event: Event): unknown };

interface Registration {
  listener: Listener;
  once: boolean;
}

interface ListenerOptions {
  once?: boolean;
  signal?: { aborted: boolean; addEventListener(type: string, listener: () => void): void };
}

/** Sets what only the target may set. */
let start: (event: Event, target: EventTarget) => void;
let isStopped: (event: Event) => boolean;

export class Event {
  readonly type: string;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  readonly timeStamp = 0;
  #target: EventTarget | null = null;
  #isPrevented = false;
  #isStopped = false;

  static {
    start = (event, target) => {
      event.#target = target;
    };
    isStopped = (event) => event.#isStopped;
  }

  constructor(type: unknown, init: { bubbles?: boolean; cancelable?: boolean } = {}) {
    this.type = String(type);
    this.bubbles = Boolean(init?.bubbles);
    this.cancelable = Boolean(init?.cancelable);
  }

  get target(): EventTarget | null {
    return this.#target;
  }

  get currentTarget(): EventTarget | null {
    return this.#target;
  }

  get defaultPrevented(): boolean {
    return this.#isPrevented;
  }

  preventDefault(): void {
    if (this.cancelable) this.#isPrevented = true;
  }

  stopPropagation(): void {}

  stopImmediatePropagation(): void {
    this.#isStopped = true;
  }
}

export class EventTarget {
  #listeners: Map<string, Registration[]> | undefined;

  addEventListener(
    type: string,
    listener: Listener | null,
    options?: ListenerOptions | boolean,
  ): void {
    if (listener === null || listener === undefined) return;
    const { once = false, signal } = typeof options === "object" && options !== null ? options : {};
    if (signal?.aborted) return;
    this.#listeners ??= new Map();
    const registered = this.#listeners.get(type) ?? [];
    if (registered.some((other) => other.listener === listener)) return;
    this.#listeners.set(type, [...registered, { listener, once }]);
    signal?.addEventListener("abort", () => this.removeEventListener(type, listener));
  }

  removeEventListener(type: string, listener: Listener | null): void {
    const registered = this.#listeners?.get(type);
    if (registered === undefined) return;
    this.#listeners?.set(
      type,
      registered.filter((other) => other.listener !== listener),
    );
  }

  dispatchEvent(event: Event): boolean {
    start(event, this);
    for (const { listener, once } of this.#listeners?.get(event.type) ?? []) {
      if (once) this.removeEventListener(event.type, listener);
      if (typeof listener === "function") listener.call(this, event);
      else listener.handleEvent(event);
      if (isStopped(event)) break;
    }
    return !event.defaultPrevented;
  }
}

tag(Event, "Event");
tag(EventTarget, "EventTarget");
