export { URLSearchParams } from "../url/search-params.ts";
export { URL } from "../url/url.ts";
