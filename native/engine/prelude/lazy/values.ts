export { navigator } from "../navigator.ts";
export { performance } from "../performance.ts";
export { structuredClone } from "../structured-clone.ts";
