export { Buffer } from "../../buffer/buffer.ts";
