import { type Blob, blobOf } from "../blob/blob.ts";
import { bufferOf } from "../bytes.ts";
import { FormData } from "../form-data/form-data.ts";
import { load } from "../load.ts";
import { URLSearchParams } from "../url/search-params.ts";
import type { Content } from "./content.ts";
import type { Headers } from "./headers.ts";
import { formatMimeType, mimeTypeOf } from "./mime-type.ts";

// What requests and responses do with their bodies. A null body is an empty one that can be read again and again.

/** All bytes, which are the caller's. */
export async function readBytes(content: Content | null): Promise<Uint8Array> {
  return content === null ? new Uint8Array() : content.readAll();
}

export async function readBuffer(content: Content | null): Promise<ArrayBuffer> {
  return bufferOf(await readBytes(content));
}

export async function readText(content: Content | null): Promise<string> {
  const text = native.decodeUtf8(await readBytes(content), false) ?? "";
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

export async function readJson(content: Content | null): Promise<unknown> {
  return JSON.parse(await readText(content));
}

export async function readBlob(content: Content | null, headers: Headers): Promise<Blob> {
  const bytes = await readBytes(content);
  const type = mimeTypeOf(headers);
  return blobOf(bytes, type === null ? "" : formatMimeType(type));
}

export async function readForm(content: Content | null, headers: Headers): Promise<FormData> {
  const bytes = await readBytes(content);
  const type = mimeTypeOf(headers);
  if (type?.essence === "multipart/form-data") {
    return load("multipart").parseMultipart(bytes, type.parameters.get("boundary"));
  }
  if (type?.essence === "application/x-www-form-urlencoded") {
    const form = new FormData();
    // Another question mark than the first would be lost.
    const text = `?${native.decodeUtf8(bytes, false) ?? ""}`;
    for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
    return form;
  }
  throw new TypeError(
    'Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".',
  );
}
