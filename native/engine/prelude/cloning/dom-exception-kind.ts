import type { Kind } from "./serializable.ts";

const ID = native.classId(new DOMException());

/** QuickJS's own class, which can't say itself how it is cloned. */
export const domExceptionKind: Kind = {
  owns: (value) => native.classId(value) === ID,
  clone: (value) => {
    const { message, name, stack } = value as DOMException;
    const copy = new DOMException(message, name);
    Object.defineProperty(copy, "stack", { value: stack, writable: true, configurable: true });
    return copy;
  },
  transfer: null,
};
