import machine, { type UrlRecord } from "whatwg-url/lib/url-state-machine.js";

/** A URL's parts, as `native.parseUrl` gives them. */
export function parse(input: string, base: string | undefined): string[] | undefined {
  const baseURL = base === undefined ? undefined : machine.basicURLParse(base);
  if (baseURL === null) return undefined;
  const url = machine.basicURLParse(input, baseURL === undefined ? {} : { baseURL });
  return url === null ? undefined : partsOf(url);
}

/** The parts after one was assigned to, as `native.setUrlPart` gives them. */
export function setPart(href: string, part: string, value: string): string[] | undefined {
  const url = machine.basicURLParse(href);
  if (url === null) return undefined;
  assign(url, part, value);
  return partsOf(url);
}

function assign(url: UrlRecord, part: string, value: string): void {
  const run = (stateOverride: string, input = value): void => {
    machine.basicURLParse(input, { url, stateOverride });
  };
  const canHave = {
    authority: !machine.cannotHaveAUsernamePasswordPort(url),
    path: !machine.hasAnOpaquePath(url),
  };
  if (part === "protocol") run("scheme start", `${value}:`);
  if (part === "username" && canHave.authority) machine.setTheUsername(url, value);
  if (part === "password" && canHave.authority) machine.setThePassword(url, value);
  if ((part === "host" || part === "hostname") && canHave.path) run(part);
  if (part === "port" && canHave.authority) {
    if (value === "") url.port = null;
    else run("port");
  }
  if (part === "pathname" && canHave.path) {
    url.path = [];
    run("path start");
  }
  if (part === "search") {
    url.query = value === "" ? null : "";
    if (value !== "") run("query", value.replace(/^\?/, ""));
  }
  if (part === "hash") {
    url.fragment = value === "" ? null : "";
    if (value !== "") run("fragment", value.replace(/^#/, ""));
  }
}

function partsOf(url: UrlRecord): string[] {
  const hostname = url.host === null ? "" : machine.serializeHost(url.host);
  const port = url.port === null ? "" : String(url.port);
  return [
    machine.serializeURL(url),
    machine.serializeURLOrigin(url),
    `${url.scheme}:`,
    url.username,
    url.password,
    port === "" ? hostname : `${hostname}:${port}`,
    hostname,
    port,
    machine.serializePath(url),
    url.query ? `?${url.query}` : "",
    url.fragment ? `#${url.fragment}` : "",
  ];
}
