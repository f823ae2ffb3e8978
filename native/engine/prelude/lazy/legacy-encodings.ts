export { encodingOf, singleByteDecoder } from "../text/single-byte.ts";
