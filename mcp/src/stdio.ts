import { Writable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createConnection } from "./connection.ts";
import type { ServerSettings } from "./settings.ts";

/** A server on standard input and output. */
export interface StdioServer {
  /** Settles when the client has gone and its sessions are closed. */
  ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves one client on standard input and output. From here on, whatever else the process writes
 * to its standard output goes to standard error.
 */
export async function serveStdio(settings: ServerSettings): Promise<StdioServer> {
  const { stdin, stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  const protocol = new Writable({
    decodeStrings: false,
    write: (chunk, encoding, done) => void write(chunk, encoding, done),
  });

  const connection = createConnection(settings);
  const closeSessions = connection.onclose;
  const ended = new Promise<void>((resolve) => {
    connection.onclose = () => {
      closeSessions?.();
      resolve();
    };
  });
  const close = () => connection.close();
  stdin.once("end", close);
  stdin.once("close", close);
  stdout.once("error", close);
  protocol.once("error", close);
  connection.onerror = (error) => stderr.write(`${error.message}\n`);
  await connection.connect(new StdioServerTransport(stdin, protocol));
  return { ended, close };
}
