declare module "whatwg-mimetype/lib/parser.js" {
  export default function parse(
    text: string,
  ): { type: string; subtype: string; parameters: Map<string, string> } | null;
}

declare module "@pkgjs/parseargs" {
  export function parseArgs(config: object): unknown;
}
