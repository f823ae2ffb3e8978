import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Host } from "./types.ts";

/** In the file and in the variable; no attempt may show it. */
export const SECRET = "capsule-secret-7f3a9c";

/** A machine with something to lose. */
export interface Watched {
  host: Host;
  /** What attempts left or reached outside; empty where they were held. */
  damage(): string[];
  close(): void;
}

/** Sets up what attempts are after, and watches it. */
export async function watch(): Promise<Watched> {
  const directory = mkdtempSync(path.join(tmpdir(), "capsule-escapes-"));
  const file = path.join(directory, "secret.txt");
  writeFileSync(file, SECRET);
  const variable = "CAPSULE_ESCAPES_SECRET";
  process.env[variable] = SECRET;

  let asked = 0;
  const trap = await listen((_, response) => {
    asked++;
    response.end(SECRET);
  });
  const door = await listen((request, response) => {
    const url = new URL(request.url ?? "/", "http://door");
    const to = url.pathname === "/redirect" ? url.searchParams.get("to") : null;
    if (to === null) response.writeHead(404).end();
    else response.writeHead(302, { location: to }).end();
  });

  const damage = () => {
    const found: string[] = [];
    if (asked > 0) found.push("the trap was asked");
    if (readFileSync(file, "utf8") !== SECRET) found.push("the file was changed");
    if (process.env[variable] !== SECRET) found.push("the environment was changed");
    if (process.env.LEFT !== undefined) found.push("the environment has a variable more");
    const polluted = [Object.prototype, Array.prototype].flatMap((it) => Object.keys(it));
    if (polluted.length > 0) found.push(`prototypes have ${polluted.join(", ")}`);
    return found;
  };
  const close = () => {
    trap.close();
    door.close();
    delete process.env[variable];
    rmSync(directory, { recursive: true, force: true });
  };
  const host = { file, variable, trap: portOf(trap), door: portOf(door) };
  return { host, damage, close };
}

async function listen(handler: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(handler as Parameters<typeof createServer>[0]);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
