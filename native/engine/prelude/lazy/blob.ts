export { Blob } from "../blob/blob.ts";
export { File } from "../blob/file.ts";
