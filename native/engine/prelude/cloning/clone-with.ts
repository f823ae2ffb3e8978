import { Cloner } from "./cloner.ts";
import { notCloneable } from "./not-cloneable.ts";
import { type Kind, kindOf } from "./serializable.ts";

/** A copy, and what became of the objects that were transferred, in their order. */
interface Cloned {
  value: unknown;
  transferred: object[];
}

/** Clones a value. What is transferred is moved instead; nothing is where something can't be cloned. */
export function cloneWith(value: unknown, transfer: readonly object[]): Cloned {
  checkTransfer(transfer);
  const cloner = new Cloner(transfer);
  const copy = cloner.copy(value);
  const moved = new Map(transfer.map((object) => [object, move(object)]));
  return {
    value: moved.size === 0 ? copy : cloner.replace(copy, moved),
    transferred: [...moved.values()],
  };
}

function checkTransfer(transfer: readonly object[]): void {
  const seen = new Set<unknown>();
  for (const object of transfer) {
    if (seen.has(object)) {
      throw new DOMException("An object is to be transferred twice.", "DataCloneError");
    }
    seen.add(object);
    if (object instanceof ArrayBuffer) {
      if (object.detached) throw notCloneable(object);
    } else if (typeof object !== "object" || object === null || !kindOf(object)?.transfer) {
      throw new DOMException("Value not transferable", "DataCloneError");
    }
  }
}

function move(object: object): object {
  if (object instanceof ArrayBuffer) return object.transfer();
  // `checkTransfer` has found it.
  const { transfer } = kindOf(object) as Required<Kind>;
  return (transfer as (object: object) => object)(object);
}
