export { encodeMultipart } from "../form-data/multipart-encode.ts";
export { parseMultipart } from "../form-data/multipart-parse.ts";
