import { blobOf } from "../blob/blob.ts";
import { File } from "../blob/file.ts";
import { FormData } from "./form-data.ts";

const DASH = 0x2d;
const CR = 0x0d;
const LF = 0x0a;

/** What the headers of a part say. */
interface PartHead {
  name: string;
  filename: string | null;
  type: string;
}

/** Reads a body of `multipart/form-data`. Throws a TypeError for one that breaks the rules. */
export function parseMultipart(bytes: Uint8Array, boundary: string | undefined): FormData {
  if (boundary === undefined || !/^[\w'()+,\-./:=? ]{1,70}$/.test(boundary)) {
    throw broken("has no valid boundary");
  }
  const delimiter = native.encodeLatin1(`--${boundary}`);
  const form = new FormData();
  let at = 0;
  // Line ends before the first part are let through.
  while (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
  for (;;) {
    if (!startsWith(bytes, delimiter, at)) throw broken("lacks its boundary");
    at += delimiter.length;
    if (bytes[at] === DASH && bytes[at + 1] === DASH) return form;
    if (bytes[at] !== CR || bytes[at + 1] !== LF)
      throw broken("has more in the line of a boundary");
    const [head, start] = parseHead(bytes, at + 2);
    const end = findEnd(bytes, delimiter, start);
    if (end === -1) throw broken("ends within a part");
    appendPart(form, head, bytes.subarray(start, end));
    at = end + 2;
  }
}

function appendPart(form: FormData, { name, filename, type }: PartHead, value: Uint8Array): void {
  if (filename === null) form.append(name, native.decodeUtf8(value, false) ?? "");
  else form.append(name, new File([blobOf(value.slice(), type)], filename, { type }));
}

/** The headers of a part, and where its content begins. */
function parseHead(bytes: Uint8Array, from: number): [PartHead, number] {
  let name: string | null = null;
  let filename: string | null = null;
  let type = "text/plain";
  for (let at = from; ; ) {
    const end = findLineEnd(bytes, at);
    if (end === -1) throw broken("ends within the headers of a part");
    const line = native.decodeUtf8(bytes.subarray(at, end), false) ?? "";
    at = end + 2;
    if (line === "") {
      if (name === null) throw broken("has a part without a name");
      return [{ name, filename, type }, at];
    }
    const header = /^([!#$%&'*+\-.^_`|~\w]+)[\t ]*:[\t ]*(.*?)[\t ]*$/.exec(line);
    if (header === null) throw broken("has a malformed header in a part");
    const [, key = "", value = ""] = header;
    if (key.toLowerCase() === "content-type") type = value;
    if (key.toLowerCase() !== "content-disposition") continue;
    if (!/^form-data\s*(;|$)/i.test(value)) throw broken("has a part that is not form-data");
    name = parameter(value, "name");
    filename = parameter(value, "filename");
  }
}

function parameter(disposition: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]*))`, "i").exec(disposition);
  const value = match?.[1] ?? match?.[2];
  if (value === undefined) return null;
  return value.replace(/%0A/gi, "\n").replace(/%0D/gi, "\r").replace(/%22/g, '"');
}

function startsWith(bytes: Uint8Array, part: Uint8Array, at: number): boolean {
  if (at + part.length > bytes.length) return false;
  for (let index = 0; index < part.length; index++) {
    if (bytes[at + index] !== part[index]) return false;
  }
  return true;
}

/** Where the line of the next boundary begins, with the line end that belongs to it. */
function findEnd(bytes: Uint8Array, delimiter: Uint8Array, from: number): number {
  // A part without content has no line end of its own before the boundary.
  if (startsWith(bytes, delimiter, from)) return from - 2;
  for (let at = findLineEnd(bytes, from); at !== -1; at = findLineEnd(bytes, at + 1)) {
    if (startsWith(bytes, delimiter, at + 2)) return at;
  }
  return -1;
}

function findLineEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(CR, from); at !== -1; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] === LF) return at;
  }
  return -1;
}

function broken(what: string): TypeError {
  return new TypeError(`Failed to parse body as FormData: it ${what}`);
}
