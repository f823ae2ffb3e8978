import { domExceptionKind } from "../cloning/dom-exception-kind.ts";
import { registerKind } from "../cloning/serializable.ts";

export { cloneWith } from "../cloning/clone-with.ts";
export { structuredClone } from "../cloning/structured-clone.ts";

registerKind(domExceptionKind);
