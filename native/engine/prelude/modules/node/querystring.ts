import { querystring } from "../../node/querystring.ts";

const { escape: escapeText, unescape: unescapeText } = querystring;

export default querystring;
export { escapeText as escape, unescapeText as unescape };
export const { decode, encode, parse, stringify, unescapeBuffer } = querystring;
