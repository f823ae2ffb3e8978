declare module "whatwg-url/lib/url-state-machine.js" {
  /** A URL as the standard keeps it. */
  export interface UrlRecord {
    scheme: string;
    username: string;
    password: string;
    host: object | string | null;
    port: number | null;
    path: string[] | string;
    query: string | null;
    fragment: string | null;
  }
  const machine: {
    basicURLParse(
      input: string,
      options?: { baseURL?: UrlRecord; url?: UrlRecord; stateOverride?: string },
    ): UrlRecord | null;
    serializeURL(url: UrlRecord): string;
    serializeURLOrigin(url: UrlRecord): string;
    serializePath(url: UrlRecord): string;
    serializeHost(host: object | string): string;
    setTheUsername(url: UrlRecord, username: string): void;
    setThePassword(url: UrlRecord, password: string): void;
    cannotHaveAUsernamePasswordPort(url: UrlRecord): boolean;
    hasAnOpaquePath(url: UrlRecord): boolean;
  };
  export default machine;
}
