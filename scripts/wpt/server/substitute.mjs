// @ts-check
/** @import { Request } from "./message.mjs" */
/** @import { Context } from "./server.mjs" */

/** The other name of this machine: the suite wants a host that isn't the page's. */
const OTHER = "127.0.0.1";

/**
 * Fills in the `{{…}}` of a file. What isn't known stays as it is.
 * @param {string} text
 * @param {Pick<Request, "query" | "port">} request
 * @param {Pick<Context, "ports">} context
 */
export function substitute(text, request, context) {
  return text.replace(/\{\{([^}]*)\}\}/g, (whole, /** @type {string} */ expression) => {
    const name = expression.trim();
    const index = Number(/\[(\d)\]$/.exec(name)?.[1] ?? 0);
    if (name === "host" || name === "hosts[][]" || name === "domains[]") return "localhost";
    if (/^(domains|hosts)\b/.test(name)) return OTHER;
    if (name.startsWith("ports[")) return String(context.ports[index] ?? context.ports[1]);
    if (name === "location[server]") return `http://localhost:${request.port}`;
    if (name === "location[host]") return `localhost:${request.port}`;
    if (name === "location[port]") return String(request.port);
    const parameter = /^GET\[(.*)\]$/.exec(name)?.[1];
    if (parameter !== undefined) return request.query.get(parameter) ?? "";
    return whole;
  });
}
