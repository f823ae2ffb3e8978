import { Buffer } from "../buffer/buffer.ts";

type Source = AsyncIterable<unknown>;

declare const TextDecoder: new () => {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
};
declare const Blob: new (parts: unknown[]) => unknown;

async function chunks(source: Source): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const chunk of source) all.push(chunk);
  return all;
}

/** The module `node:stream/consumers`: a whole stream, Node's or the Web's, as one value. */
export const consumers = {
  async arrayBuffer(source: Source): Promise<ArrayBuffer> {
    const bytes = await consumers.buffer(source);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  },
  async blob(source: Source): Promise<unknown> {
    return new Blob(await chunks(source));
  },
  async buffer(source: Source): Promise<Buffer> {
    const parts = (await chunks(source)).map((chunk) =>
      chunk instanceof Uint8Array ? chunk : Buffer.from(chunk),
    );
    return Buffer.concat(parts);
  },
  async text(source: Source): Promise<string> {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of source) {
      text +=
        typeof chunk === "string" ? chunk : decoder.decode(chunk as Uint8Array, { stream: true });
    }
    return text + decoder.decode();
  },
  async json(source: Source): Promise<unknown> {
    return JSON.parse(await consumers.text(source));
  },
};
