/** What the engine gives to the prelude, and to no other code: `src/native.rs`. */
interface Native {
  /** Evaluates another module of the prelude, `prelude/<name>.js`; gives its exports. */
  load(module: string): unknown;
  /** Functions for one purpose, new objects at each call: to be asked for once, in a file of `natives/`. */
  group<Name extends keyof NativeGroups>(name: Name): NativeGroups[Name];

  /** Globals that call the hooks `readLazyGlobal` and `writeLazyGlobal` with their index. */
  defineLazyGlobals(names: readonly string[]): void;

  /** Nanoseconds of the monotonic clock. */
  monotonic(): number;

  /** Calls the hook `fire` with the timer's number after so many milliseconds; at once if negative. */
  startTimer(milliseconds: number): number;
  stopTimer(timer: number): void;
  queueMicrotask(callback: () => void): void;
  /** Lets the hook `runTicks` be called before the microtasks that are due. */
  requestTicks(): void;
  /** Drops a request or a read that is under way. Its callback is never called. */
  cancel(operation: number): void;

  /** Calls another task; arguments, result, error and what the call took are JSON. */
  callTask(
    task: string,
    args: string,
    callback: (error: string | undefined, result: string, execution: string) => void,
  ): number;

  /** To be called by `fetch` at once: what is sent later has no stack that says who asked for it. */
  announceRequest(): void;
  /**
   * Gives the number of the request, which is its response's, too; `cancel` drops whatever is left of both. `bytes` are
   * those of a body that was there already.
   */
  sendRequest(
    request: NativeRequest,
    body: Uint8Array | undefined,
    callback: (
      error: NativeHttpError | undefined,
      status: number,
      headers: string[],
      bytes: Uint8Array | undefined,
    ) => void,
  ): number;
  /** For a streamed body, a piece after the other. Calls back when there is room, or nobody wants any more of it. */
  writeBody(request: number, bytes: Uint8Array, callback: (goesOn: boolean) => void): void;
  finishBody(request: number): void;
  /** Calls back with what is there, perhaps before it returns; `whole`: with everything. One reader at a time. */
  readBody(
    request: number,
    whole: boolean,
    callback: (error: NativeHttpError | undefined, bytes: Uint8Array, isEnded: boolean) => void,
  ): void;

  encodeUtf8(text: string): Uint8Array;
  /** Undefined when `fatal` is set and the bytes are not UTF-8. */
  decodeUtf8(bytes: Uint8Array, fatal: boolean): string | undefined;
  encodeLatin1(text: string): Uint8Array;
  decodeLatin1(bytes: Uint8Array): string;

  /**
   * `windowBits` tells the format, too, as zlib has it: negative for raw data, 16 more for gzip. Undefined where the
   * options don't go together.
   */
  openDeflate(
    windowBits: number,
    level: number,
    memLevel: number,
    strategy: number,
    dictionary: Uint8Array | undefined,
  ): NativeCodec | undefined;
  /** As `openDeflate`; 32 more are for gzip or zlib, whichever comes. */
  openInflate(windowBits: number, dictionary: Uint8Array | undefined): NativeCodec | undefined;
  /** Parameters are numbers and values, one after the other. */
  openBrotliEncoder(params: number[]): NativeCodec | undefined;
  openBrotliDecoder(params: number[]): NativeCodec | undefined;
  /**
   * Runs over the input from `offset` on until it is used up, the compressed stream ends, or there are `limit` bytes
   * of output.
   */
  runCodec(
    codec: NativeCodec,
    input: Uint8Array,
    offset: number,
    flush: number,
    limit: number,
  ): NativeCodecStep;
  /** Starts anew with the same options; whether that was possible. */
  resetCodec(codec: NativeCodec): boolean;
  setCodecParams(codec: NativeCodec, level: number, strategy: number): boolean;
  crc32(bytes: Uint8Array, value: number): number;

  /** Names and values of all environment variables, one after the other. */
  environment(): string[];
  environmentVariable(name: string): string | undefined;

  /** `mode`: "w" replaces, "a" appends, and with an "x" behind it the file must not exist. */
  writeFile(path: string, bytes: Uint8Array, mode: string): void;
  readFile(path: string): Uint8Array;
  /** Names and types, one after the other, by name. */
  readDirectory(path: string): string[];
  stat(path: string, follow: boolean): NativeStat;
  makeDirectory(path: string): void;
  removeDirectory(path: string): void;
  removeFile(path: string): void;
  rename(from: string, to: string): void;
  /** Both names must lie in one granted directory. */
  link(from: string, to: string): void;
  readLink(path: string): string;
  /** Times are seconds and nanoseconds of the last access, then of the last change. */
  setTimes(path: string, follow: boolean, times: number[]): void;
  /** Throws where a granted directory is for reading only. */
  checkWritable(path: string): void;

  /** Bits: read 1, write 2, create 4, exclusive 8, truncate 16, directory 32, don't follow links 64. */
  openFile(path: string, bits: number): NativeFile;
  closeFile(file: NativeFile): void;
  /** Gives the number of bytes that were read to `start`: 0 at the end of the file. */
  readInto(
    file: NativeFile,
    target: Uint8Array,
    start: number,
    length: number,
    position: number,
  ): number;
  /** Writes all of the bytes; at the end of the file where `position` is negative. */
  writeFrom(file: NativeFile, bytes: Uint8Array, position: number): void;
  statFile(file: NativeFile): NativeStat;
  truncateFile(file: NativeFile, bytes: number): void;
  syncFile(file: NativeFile, onlyData: boolean): void;
  setFileTimes(file: NativeFile, times: number[]): void;

  /** The next number of `Math.random`. */
  random(): number;
  randomBytes(count: number): Uint8Array;

  /** The functions of `crypto/native.ts`, in an object made anew. */
  crypto(): unknown;

  /** As `JSON.parse` and `JSON.stringify` with one argument. */
  parseJson(text: string): unknown;
  stringifyJson(value: unknown): string | undefined;

  /** Writes to standard output (1) or standard error (2). */
  write(stream: 1 | 2, text: string): void;

  /** See `UrlParts` in `url/url.ts`; undefined where it is no URL. */
  parseUrl(url: string, base?: string): string[] | undefined;
  setUrlPart(href: string, part: string, value: string): string[] | undefined;

  /** The name of an object's built-in class, whatever its prototype; "" for ordinary objects. */
  classOf(value: unknown): string;
  /** The engine's number of an object's class. */
  classId(object: object): number;
  promiseState(promise: Promise<unknown>): [0 | 1 | 2, unknown];
  /** Target and handler; null where it was revoked. */
  proxyParts(proxy: object): [unknown, unknown];
}

interface NativeGroups {
  asyncContext: NativeAsyncContext;
  buffers: NativeBuffers;
  memory: NativeMemory;
  snippets: NativeSnippets;
}

/** What AsyncLocalStorage holds, which goes along with jobs, promises and operations: `src/native/async_context.rs`. */
interface NativeAsyncContext {
  get(): unknown;
  /** Gives the one before. */
  swap(next: unknown): unknown;
}

/** Code that is given to a task while it runs: `src/native/snippets.rs`. */
interface NativeSnippets {
  /**
   * Evaluates global code with `await` at its top level, which may declare again what earlier code declared. Throws what
   * is wrong with its syntax before any of it runs.
   */
  evaluate(code: string, file: string): Promise<{ value: unknown }>;
  /** Sets what answers each `import()` with a module's namespace. */
  setImporter(importer: (specifier: string) => object): void;
  /** Leaves the bundle whose code calls this out of stacks. */
  hideCaller(): void;
}

interface NativeMemory {
  /** Bytes of the whole memory, and of what is in use on the engine's heap. */
  memoryUsage(): [memory: number, used: number];
}

/** Bytes and text: `src/native/buffer.rs`. */
interface NativeBuffers {
  /** Encodings: `node/buffer/encodings.ts`. */
  encodeText(text: string, encoding: number): Uint8Array;
  /** Writes whole characters into `length` bytes from `offset`; gives how many bytes it wrote. */
  writeText(
    target: Uint8Array,
    text: string,
    encoding: number,
    offset: number,
    length: number,
  ): number;
  decodeText(bytes: Uint8Array, encoding: number, start: number, end: number): string;
  utf8Length(text: string): number;
  /** First place at or behind `from`, or last at or before it; at multiples of `step` from `from` (from 0 backwards). */
  findBytes(
    bytes: Uint8Array,
    wanted: Uint8Array,
    from: number,
    backwards: boolean,
    step: number,
  ): number;
  compareBytes(left: Uint8Array, right: Uint8Array): -1 | 0 | 1;
  isUtf8(bytes: Uint8Array, onlyAscii: boolean): boolean;
}

interface NativeRequest {
  method: string;
  scheme: string;
  authority: string;
  path: string;
  /** Names and values, one after the other. */
  headers: string[];
  isStreamed: boolean;
}

interface NativeHttpError {
  code: string;
  message: string;
  /** Whether the task's policy forbids the request. */
  denied: boolean;
}

/** A compressor or decompressor. It is freed with the object. */
interface NativeCodec {
  readonly nativeCodec: unique symbol;
}

interface NativeCodecStep {
  bytes: Uint8Array;
  /** Bytes of the input that were used. */
  consumed: number;
  /** There is more output to come, for which there was no room. */
  isFull: boolean;
  /** The compressed stream is at its end. */
  isEnded: boolean;
  /** Set where it failed, with `code` and `errno`. */
  message?: string;
  /** Node's code; empty for zlib's, which `errno` tells. */
  code?: string;
  errno?: number;
}

/** An open file. It is closed with the object. */
interface NativeFile {
  readonly nativeFile: unique symbol;
}

/**
 * Type (0 other, 1 file, 2 directory, 3 link), size, links, inode, then seconds and nanoseconds each of the last
 * access, the last change and the creation.
 */
type NativeStat = readonly number[];

declare const native: Native;

declare module "capsule:native" {
  export const native: Native;
}
