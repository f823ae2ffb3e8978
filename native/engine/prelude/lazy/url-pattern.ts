export { URLPattern } from "../url/url-pattern.ts";
