export { becomeReadable, becomeWritable } from "../process/stdio.ts";
