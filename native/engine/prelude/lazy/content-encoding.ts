export { contentDecoder } from "../compression/content-encoding.ts";
