import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { TaskHandler } from "./handler.ts";

/**
 * A handler as a listener or middleware of Node's `http`, Express, Connect. What is not the handler's goes to `next`,
 * else it is answered with 404.
 */
export function toNodeListener(
  handler: TaskHandler,
): (request: IncomingMessage, response: ServerResponse, next?: (error?: unknown) => void) => void {
  return (incoming, outgoing, next) => {
    const gone = new AbortController();
    outgoing.once("close", () => gone.abort());
    answer(handler, incoming, gone.signal).then(
      async (response) => {
        if (response === null && next !== undefined) return next();
        const { status, headers } = response ?? new Response(null, { status: 404 });
        outgoing.writeHead(status, Object.fromEntries(headers));
        outgoing.end(response === null ? undefined : Buffer.from(await response.arrayBuffer()));
      },
      (error) => {
        if (next !== undefined) return next(error);
        outgoing.writeHead(500).end();
      },
    );
  };
}

async function answer(handler: TaskHandler, incoming: IncomingMessage, signal: AbortSignal) {
  const { method = "GET", headers, url = "/" } = incoming;
  // Connect takes the prefix off the path of a mounted middleware.
  const path = (incoming as { originalUrl?: string }).originalUrl ?? url;
  const scheme = (incoming.socket as { encrypted?: boolean }).encrypted ? "https" : "http";
  const address = new URL(path, `${scheme}://${headers.host ?? "localhost"}`);
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
  );
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null;
  const init = { method, headers: pairs, body, signal, ...(hasBody && { duplex: "half" }) };
  return handler(new Request(address, init as RequestInit));
}
