import { isObject } from "../webidl/convert.ts";
import type { Event } from "./event.ts";
import { type EventTarget, listen, unlisten } from "./event-target.ts";

interface Handler {
  value: object;
  readonly listener: (event: Event) => void;
}

/**
 * Defines the attribute `on<type>` of an interface: a listener that keeps its place among the others when another is
 * assigned. `false` from it prevents the event's default.
 *
 * @param onSet Called when a handler was assigned.
 */
export function eventHandler<T extends EventTarget>(
  target: { prototype: T },
  type: string,
  onSet?: (instance: T) => void,
): void {
  const handlers = new WeakMap<T, Handler>();
  const property = `on${type}`;
  const { get, set } = Object.getOwnPropertyDescriptor(
    {
      get [property](): object | null {
        return handlers.get(this as unknown as T)?.value ?? null;
      },
      set [property](value: unknown) {
        const instance = this as unknown as T;
        const present = handlers.get(instance);
        if (!isObject(value)) {
          if (present !== undefined) unlisten(instance, type, present.listener);
          handlers.delete(instance);
        } else if (present !== undefined) {
          present.value = value;
        } else {
          const handler: Handler = { value, listener: (event) => call(handler, instance, event) };
          listen(instance, type, handler.listener);
          handlers.set(instance, handler);
        }
        if (isObject(value)) onSet?.(instance);
      },
    },
    property,
  ) as Required<PropertyDescriptor>;
  Object.defineProperty(target.prototype, property, {
    get,
    set,
    enumerable: true,
    configurable: true,
  });
}

function call({ value }: Handler, target: EventTarget, event: Event): void {
  if (typeof value === "function" && value.call(target, event) === false) event.preventDefault();
}
