import type { Buffer } from "../node/buffer/buffer.ts";

/** An entry of a directory, as `readdir` gives it with `withFileTypes`. */
export class Dirent {
  readonly name: string | Buffer;
  readonly parentPath: string;
  readonly path: string;
  readonly #type: string;

  constructor(name: string | Buffer, parentPath: string, type: string) {
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
    this.#type = type;
  }

  isFile(): boolean {
    return this.#type === "file";
  }

  isDirectory(): boolean {
    return this.#type === "directory";
  }

  isSymbolicLink(): boolean {
    return this.#type === "link";
  }

  isBlockDevice(): boolean {
    return false;
  }

  isCharacterDevice(): boolean {
    return false;
  }

  isFIFO(): boolean {
    return false;
  }

  isSocket(): boolean {
    return false;
  }
}
