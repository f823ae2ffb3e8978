import { consumers } from "../../../node/stream/consumers.ts";

export default consumers;
export const { arrayBuffer, blob, buffer, json, text } = consumers;
