// @ts-check
// The suite's server as far as tests outside of a browser need it: files, and what they ask of its scripts.

import { createServer } from "node:net";
import { sendFile } from "./files.mjs";
import { HANDLERS } from "./handlers/index.mjs";
import { Response, readRequest } from "./message.mjs";
import { Stash } from "./stash.mjs";

/** @import { AddressInfo, Server, Socket } from "node:net" */

/** What handlers know beside the request. */
export class Context {
  stash = new Stash();
  /** @type {number[]} two, for tests of other origins */
  ports = [];

  /** @param {string} checkout */
  constructor(checkout) {
    this.checkout = checkout;
  }

  /** The origin that tests come from. */
  get origin() {
    return `http://localhost:${this.ports[0]}`;
  }
}

/**
 * Serves a checkout on two free ports of this machine.
 * @param {string} checkout
 */
export async function serve(checkout) {
  const context = new Context(checkout);
  const servers = [await listen(context), await listen(context)];
  return {
    origin: context.origin,
    context,
    close: () => {
      for (const { server, sockets } of servers) {
        server.close();
        for (const socket of sockets) socket.destroy();
      }
    },
  };
}

/**
 * @param {Context} context
 * @returns {Promise<{ server: Server, sockets: Set<Socket> }>}
 */
function listen(context) {
  /** @type {Set<Socket>} */
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A test that ends takes its connections along.
    socket.on("error", () => {});
    answer(socket, port(), context).catch((error) => {
      socket.end(`HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n\r\n${error}`);
    });
  });
  const port = () => /** @type {AddressInfo} */ (server.address()).port;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, () => {
      context.ports.push(port());
      resolve({ server, sockets });
    });
  });
}

/**
 * @param {Socket} socket
 * @param {number} port
 * @param {Context} context
 */
async function answer(socket, port, context) {
  const request = await readRequest(socket, port);
  if (request === undefined) return void socket.end();
  const response = new Response(socket, request);
  const handler = HANDLERS[request.path];
  if (handler !== undefined) await handler(request, response, context);
  else await sendFile(request, response, context);
}
