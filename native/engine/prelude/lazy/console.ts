export { console } from "../console/console.ts";
