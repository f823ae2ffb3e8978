export { createConnection } from "./connection.ts";
export { type HttpOptions, type HttpServer, serveHttp } from "./http/server.ts";
export { type Limits, type ServerSettings, serverSettings } from "./settings.ts";
export { type StdioServer, serveStdio } from "./stdio.ts";
