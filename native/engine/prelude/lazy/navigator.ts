export { Navigator, navigator } from "../navigator.ts";
