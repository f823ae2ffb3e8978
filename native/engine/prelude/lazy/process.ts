export { process } from "../process/process.ts";
