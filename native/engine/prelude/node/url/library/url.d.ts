declare module "url/url.js" {
  export interface LegacyUrl {
    protocol: string | null;
    slashes: boolean | null;
    auth: string | null;
    host: string | null;
    port: string | null;
    hostname: string | null;
    hash: string | null;
    search: string | null;
    query: unknown;
    pathname: string | null;
    path: string | null;
    href: string;
    parse(url: string, parsesQuery?: boolean, slashesDenoteHost?: boolean): void;
    format(): string;
    resolve(relative: string): string;
    resolveObject(relative: string | LegacyUrl): LegacyUrl;
  }
  const url: {
    Url: { new (): LegacyUrl; prototype: LegacyUrl };
    parse(url: string, parsesQuery?: boolean, slashesDenoteHost?: boolean): LegacyUrl;
    format(url: object): string;
    resolve(from: string, to: string): string;
    resolveObject(from: string | LegacyUrl, to: string | LegacyUrl): LegacyUrl;
  };
  export default url;
}
