export { call, define } from "../../host.ts";
