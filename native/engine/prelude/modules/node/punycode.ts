import { punycode } from "../../node/punycode.ts";

export default punycode;
export const { decode, encode, toASCII, toUnicode, ucs2, version } = punycode;
