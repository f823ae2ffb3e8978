export { Buffer } from "../node/buffer/buffer.ts";
