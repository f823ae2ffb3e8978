export { TextDecoder } from "../text/text-decoder.ts";
export { TextEncoder } from "../text/text-encoder.ts";
