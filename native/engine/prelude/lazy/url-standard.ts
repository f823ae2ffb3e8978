export { parse, setPart } from "../url/standard.ts";
