declare module "@frida/path" {
  interface Library {
    resolve(...paths: string[]): string;
    normalize(path: string): string;
    isAbsolute(path: string): boolean;
    join(...paths: string[]): string;
    relative(from: string, to: string): string;
    toNamespacedPath(path: string): string;
    dirname(path: string): string;
    basename(path: string, suffix?: string): string;
    extname(path: string): string;
    format(path: object): string;
    parse(path: string): { root: string; dir: string; base: string; ext: string; name: string };
    sep: string;
    delimiter: string;
  }
  export const posix: Library;
  export const win32: Library;
}
