import { registerKind } from "../cloning/serializable.ts";
import { inspectAs } from "../inspect-as.ts";
import { dictionary, invalidArgument, longLong, usvString } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { Blob, type BlobPart, type BlobPropertyBag, isBlob } from "./blob.ts";

export interface FilePropertyBag extends BlobPropertyBag {
  lastModified?: number;
}

export let isFile: (value: unknown) => value is File;

export class File extends Blob {
  readonly #name: string;
  readonly #lastModified: number;

  static {
    isFile = (value): value is File => isBlob(value) && #name in value;
  }

  constructor(...args: [parts: Iterable<BlobPart>, name: string, options?: FilePropertyBag]) {
    if (args.length < 2) {
      throw invalidArgument(
        'The "fileBits" and "fileName" arguments must be specified',
        "ERR_MISSING_ARGS",
      );
    }
    const [parts, name, options] = args;
    super(parts, options);
    this.#name = usvString(name);
    const { lastModified } = dictionary(options, "options");
    this.#lastModified = lastModified === undefined ? Date.now() : longLong(lastModified);
  }

  get name(): string {
    return this.#name;
  }

  get lastModified(): number {
    return this.#lastModified;
  }
}

webInterface(File, "File", { constructor: 2 });
inspectAs(File, ({ size, type, name, lastModified }) => ({ size, type, name, lastModified }));
registerKind({
  owns: isFile,
  clone: (value) => {
    const { name, type, lastModified } = value as File;
    return new File([value as File], name, { type, lastModified });
  },
  transfer: null,
});
