import { StringDecoder } from "../../node/string-decoder.ts";

export { StringDecoder };
export default { StringDecoder };
