import { type BufferSource, bufferOf, bytesOf, isBufferSource } from "../bytes.ts";
import { URLSearchParams } from "../url/search-params.ts";

export type BodyInit = string | BufferSource | URLSearchParams | null | undefined;

/** Where the bytes of a body come from: they are there, or will be read. */
export type Source = Uint8Array | (() => Promise<Uint8Array>) | null;

/** The bytes of a body and the content type that goes with them. */
export function extract(body: BodyInit): { source: Uint8Array | null; type: string | undefined } {
  if (body === undefined || body === null) return { source: null, type: undefined };
  if (isBufferSource(body)) return { source: bytesOf(body).slice(), type: undefined };
  if (body instanceof URLSearchParams) {
    const type = "application/x-www-form-urlencoded;charset=UTF-8";
    return { source: native.encodeUtf8(body.toString()), type };
  }
  const kind = typeof body === "object" ? (body as object).constructor?.name : undefined;
  if (kind !== undefined && /Stream|FormData|Blob|File/.test(kind)) {
    throw new TypeError(`A ${kind} as a body is not available in a task yet`);
  }
  return { source: native.encodeUtf8(String(body)), type: "text/plain;charset=UTF-8" };
}

/** What requests and responses have in common: a body that can be used once. */
export abstract class Body {
  protected source: Source;
  #isUsed = false;

  constructor(source: Source) {
    this.source = source;
    // Not an own property that a formatter would show.
    Object.defineProperty(this, "source", { enumerable: false });
  }

  get bodyUsed(): boolean {
    return this.#isUsed;
  }

  get body(): null {
    if (this.source === null) return null;
    throw new Error(
      "Streaming bodies are not available in a task yet: use text(), json(), bytes() or arrayBuffer()",
    );
  }

  /** Takes the body for a copy of the request. */
  protected take(): Source {
    if (this.source === null) return null;
    this.#checkUnused();
    this.#isUsed = true;
    return this.source;
  }

  #checkUnused(): void {
    if (this.#isUsed) throw new TypeError("Body is unusable: Body has already been read");
  }

  /** Lets two objects read one body. */
  protected tee(): Source {
    this.#checkUnused();
    const { source } = this;
    if (typeof source !== "function") return source;
    let reading: Promise<Uint8Array> | undefined;
    this.source = () => {
      reading ??= source();
      return reading.then((bytes) => bytes.slice());
    };
    return this.source;
  }

  async bytes(): Promise<Uint8Array> {
    const source = this.take();
    if (source === null) return new Uint8Array();
    return typeof source === "function" ? source() : source.slice();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return bufferOf(await this.bytes());
  }

  async text(): Promise<string> {
    const text = native.decodeUtf8(await this.bytes(), false) ?? "";
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async blob(): Promise<never> {
    throw new Error("blob() is not available in a task yet: use bytes() or arrayBuffer()");
  }

  async formData(): Promise<never> {
    throw new Error("formData() is not available in a task yet: use text()");
  }
}
