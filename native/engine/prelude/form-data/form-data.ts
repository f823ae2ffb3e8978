import { type Blob, blobBytes, blobOf, isBlob } from "../blob/blob.ts";
import { File, isFile } from "../blob/file.ts";
import { inspectAs } from "../inspect-as.ts";
import { requireArguments, usvString } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { pairIterable } from "../webidl/pair-iterable.ts";

export type FormEntry = [name: string, value: string | File];

/** The entries of a form, as they are. */
export let formEntries: (form: FormData) => FormEntry[];

export let isFormData: (value: unknown) => value is FormData;

export class FormData {
  declare readonly entries: () => IterableIterator<FormEntry>;
  declare readonly [Symbol.iterator]: () => IterableIterator<FormEntry>;

  #entries: FormEntry[] = [];

  static {
    formEntries = (form) => form.#entries;
    isFormData = (value): value is FormData =>
      typeof value === "object" && value !== null && #entries in value;
  }

  constructor(form?: undefined) {
    if (form !== undefined) {
      throw new TypeError("FormData constructor: Argument 1 could not be converted to: undefined.");
    }
  }

  append(...args: [name: string, value: unknown, filename?: string]): void {
    requireArguments(args.length, 2, "FormData.append");
    const entry = makeEntry("append", args);
    this.#entries.push(entry);
  }

  delete(...args: [name: string]): void {
    requireArguments(args.length, 1, "FormData.delete");
    const name = usvString(args[0]);
    this.#entries = this.#entries.filter((entry) => entry[0] !== name);
  }

  get(...args: [name: string]): string | File | null {
    requireArguments(args.length, 1, "FormData.get");
    const name = usvString(args[0]);
    return this.#entries.find((entry) => entry[0] === name)?.[1] ?? null;
  }

  getAll(...args: [name: string]): (string | File)[] {
    requireArguments(args.length, 1, "FormData.getAll");
    const name = usvString(args[0]);
    return this.#entries.filter((entry) => entry[0] === name).map((entry) => entry[1]);
  }

  has(...args: [name: string]): boolean {
    requireArguments(args.length, 1, "FormData.has");
    const name = usvString(args[0]);
    return this.#entries.some((entry) => entry[0] === name);
  }

  set(...args: [name: string, value: unknown, filename?: string]): void {
    requireArguments(args.length, 2, "FormData.set");
    const entry = makeEntry("set", args);
    const first = this.#entries.findIndex(([name]) => name === entry[0]);
    if (first === -1) {
      this.#entries.push(entry);
      return;
    }
    this.#entries = this.#entries.filter(([name], index) => index <= first || name !== entry[0]);
    this.#entries[first] = entry;
  }
}

function makeEntry(
  method: string,
  args: [name: string, value: unknown, filename?: string],
): FormEntry {
  const [name, value, filename] = args;
  if (args.length > 2 && !isBlob(value)) {
    throw new TypeError(
      `Failed to execute '${method}' on 'FormData': parameter 2 is not of type 'Blob'`,
    );
  }
  const key = usvString(name);
  if (!isBlob(value)) return [key, usvString(value)];
  return [key, fileOf(value, filename === undefined ? undefined : usvString(filename))];
}

/** A blob as a file; a file stays itself unless it gets another name. */
function fileOf(blob: Blob, filename: string | undefined): File {
  if (isFile(blob) && filename === undefined) return blob;
  const lastModified = isFile(blob) ? blob.lastModified : Date.now();
  const shared = blobOf(blobBytes(blob), blob.type);
  return new File([shared], filename ?? "blob", { type: blob.type, lastModified });
}

webInterface(FormData, "FormData", {
  append: 2,
  constructor: 0,
  delete: 1,
  get: 1,
  getAll: 1,
  has: 1,
  set: 2,
});
pairIterable(FormData, "FormData", (form) => formEntries(form));
inspectAs(FormData, (form) => {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of formEntries(form)) {
    const before = shown[name];
    if (before === undefined) shown[name] = value;
    else shown[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return shown;
});
