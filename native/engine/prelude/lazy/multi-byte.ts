export { multiByteDecoder } from "../text/multi-byte.ts";
