// @ts-check
// HTTP/1.1 on plain sockets. Node's own server refuses methods, headers and bodies that the suite sends or asks for.

import { once } from "node:events";

/** @import { Socket } from "node:net" */

/**
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path without the query
 * @property {URLSearchParams} query
 * @property {[string, string][]} headers as they came, Latin-1
 * @property {(name: string) => string | undefined} header the values of a header, joined
 * @property {Buffer} body
 * @property {number} port that it came to
 */

/** The first byte of a TLS connection. */
const TLS = 0x16;

const HEAD_END = "\r\n\r\n";

/** Reads what comes through a socket. It always listens, so that the other side's going is noticed. */
class Reader {
  /** @type {Buffer} */
  #rest = Buffer.alloc(0);
  #isOver = false;
  #wake = () => {};

  /** @param {Socket} socket */
  constructor(socket) {
    socket.on("data", (chunk) => {
      this.#rest = Buffer.concat([this.#rest, chunk]);
      this.#wake();
    });
    for (const event of ["end", "close"]) {
      socket.on(event, () => {
        this.#isOver = true;
        this.#wake();
      });
    }
  }

  /** @returns {Promise<boolean>} whether there was more */
  async #more() {
    if (this.#isOver) return false;
    const before = this.#rest.length;
    await /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        this.#wake = resolve;
      })
    );
    return this.#rest.length > before;
  }

  /**
   * Everything before a mark, which is dropped.
   * @param {string} mark
   * @returns {Promise<Buffer | undefined>} undefined at the connection's end
   */
  async until(mark) {
    for (;;) {
      const at = this.#rest.indexOf(mark, 0, "latin1");
      if (at >= 0) {
        const part = this.#rest.subarray(0, at);
        this.#rest = this.#rest.subarray(at + mark.length);
        return part;
      }
      // What speaks TLS waits for an answer to its first words, which no mark follows.
      if (this.#rest[0] === TLS || !(await this.#more())) return undefined;
    }
  }

  /** @param {number} length */
  async take(length) {
    while (this.#rest.length < length && (await this.#more()));
    const part = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return part;
  }
}

/**
 * The request that a connection was opened for; each has one of its own.
 * @param {Socket} socket
 * @param {number} port
 * @returns {Promise<Request | undefined>} undefined where nothing useful came
 */
export async function readRequest(socket, port) {
  const reader = new Reader(socket);
  const head = (await reader.until(HEAD_END))?.toString("latin1");
  if (head === undefined) return undefined;
  const [line = "", ...lines] = head.split("\r\n");
  const [method = "", target = "/"] = line.split(" ");
  /** @type {[string, string][]} */
  const headers = lines.map((header) => {
    const colon = header.indexOf(":");
    return [header.slice(0, colon), header.slice(colon + 1).trim()];
  });
  const header = (/** @type {string} */ name) => {
    const values = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase());
    return values.length === 0 ? undefined : values.map(([, value]) => value).join(", ");
  };
  const question = target.indexOf("?");
  return {
    method,
    path: question < 0 ? target : target.slice(0, question),
    query: new URLSearchParams(question < 0 ? "" : target.slice(question + 1)),
    headers,
    header,
    body: await readBody(reader, header),
    port,
  };
}

/**
 * @param {Reader} reader
 * @param {Request["header"]} header
 */
async function readBody(reader, header) {
  if (header("transfer-encoding")?.toLowerCase() !== "chunked") {
    return reader.take(Number(header("content-length") ?? 0));
  }
  const chunks = [];
  for (;;) {
    const size = Number.parseInt((await reader.until("\r\n"))?.toString("latin1") ?? "0", 16);
    if (!(size > 0)) return Buffer.concat(chunks);
    chunks.push(await reader.take(size));
    await reader.take(2);
  }
}

/** What a handler answers with. Headers go out with the first byte of the body, or at the end. */
export class Response {
  status = 200;
  statusText = "OK";
  /** @type {[string, string][]} */
  headers = [];
  /** Whether bytes are to go out as they are handed over, without a length or chunks around them. */
  raw = false;
  #isHeadSent = false;
  #socket;
  #hasBody;

  /**
   * @param {Socket} socket
   * @param {Request} request
   */
  constructor(socket, request) {
    this.#socket = socket;
    this.#hasBody = request.method !== "HEAD";
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  header(name, value) {
    this.headers.push([name, value]);
    return this;
  }

  /** Whether the other side is gone. */
  get isClosed() {
    return this.#socket.destroyed || !this.#socket.writable;
  }

  /** @param {string | Buffer} content the whole body, if it is known */
  sendHead(content = "") {
    if (this.#isHeadSent || this.raw) return;
    this.#isHeadSent = true;
    const names = new Set(this.headers.map(([name]) => name.toLowerCase()));
    if (content.length > 0 && !names.has("content-length") && !names.has("transfer-encoding")) {
      this.header("Content-Length", String(Buffer.byteLength(content)));
    }
    this.header("Connection", "close");
    const lines = this.headers.map(([name, value]) => `${name}: ${value}\r\n`);
    this.#socket.write(
      `HTTP/1.1 ${this.status} ${this.statusText}\r\n${lines.join("")}\r\n`,
      "latin1",
    );
  }

  /** @param {string | Buffer} bytes text as UTF-8 */
  async write(bytes) {
    this.sendHead();
    if (this.isClosed || !this.#hasBody) return;
    if (!this.#socket.write(bytes)) {
      await Promise.race([once(this.#socket, "drain"), once(this.#socket, "close")]);
    }
  }

  /** @param {string | Buffer} content */
  end(content = "") {
    this.sendHead(content);
    this.#socket.end(this.#hasBody ? content : "");
  }
}
