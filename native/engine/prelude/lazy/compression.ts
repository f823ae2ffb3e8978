export { CompressionStream, DecompressionStream } from "../compression/streams.ts";
