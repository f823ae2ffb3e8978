declare module "punycode/punycode.js" {
  const punycode: {
    version: string;
    ucs2: { decode(text: string): number[]; encode(points: readonly number[]): string };
    decode(text: string): string;
    encode(text: string): string;
    toASCII(text: string): string;
    toUnicode(text: string): string;
  };
  export default punycode;
}
