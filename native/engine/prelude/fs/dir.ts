import { defineError } from "../node/errors/node-error.ts";
import { validateBoolean, validateUint32 } from "../node/validators.ts";
import { type Callback, callBack } from "./callback.ts";
import { type Entry, list, tree } from "./directories.ts";
import { Dirent } from "./dirent.ts";
import { promised } from "./later.ts";
import { type Options, optionsOf } from "./options.ts";
import { encodePath, pathOf } from "./path.ts";

const ERR_DIR_CLOSED = defineError(Error, "ERR_DIR_CLOSED", () => "Directory handle was closed");

interface OpendirOptions {
  recursive?: boolean;
  bufferSize?: number;
}

export function opendir(directory: unknown, options?: Options<OpendirOptions>): Dir {
  const { encoding, recursive, bufferSize } = optionsOf<OpendirOptions>(options);
  const path = pathOf(directory);
  if (recursive !== undefined) validateBoolean(recursive, "options.recursive");
  if (bufferSize !== undefined) validateUint32(bufferSize, "options.bufferSize", true);
  // The first level is read at once, so that what can't be opened fails here.
  const first = list(path, "opendir");
  return new Dir(path, recursive ? tree(path, false) : first, encoding);
}

/** A directory whose entries are read one after the other. They are those that were there when it was opened. */
export class Dir {
  readonly #path: string;
  readonly #entries: Entry[];
  readonly #encoding: unknown;
  #next = 0;
  #isClosed = false;

  constructor(path: string, entries: Entry[], encoding: unknown) {
    this.#path = path;
    this.#entries = entries;
    this.#encoding = encoding;
  }

  get path(): string {
    return this.#path;
  }

  readSync(): Dirent | null {
    if (this.#isClosed) throw new ERR_DIR_CLOSED();
    const entry = this.#entries[this.#next++];
    if (entry === undefined) return null;
    return new Dirent(encodePath(entry.name, this.#encoding), entry.parent, entry.type);
  }

  read(callback?: Callback): Promise<Dirent | null> | undefined {
    if (callback === undefined) return promised(() => this.readSync())();
    callBack(callback, () => [this.readSync()]);
    return undefined;
  }

  closeSync(): void {
    if (this.#isClosed) throw new ERR_DIR_CLOSED();
    this.#isClosed = true;
  }

  close(callback?: Callback): Promise<void> | undefined {
    if (callback === undefined) return promised(() => this.closeSync())();
    callBack(callback, () => {
      this.closeSync();
      return [];
    });
    return undefined;
  }

  async *entries(): AsyncGenerator<Dirent, void, undefined> {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null || entry === undefined) break;
        yield entry;
      }
    } finally {
      await this.close();
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<Dirent, void, undefined> {
    return this.entries();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) await this.close();
  }
}
