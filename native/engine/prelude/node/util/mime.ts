import parse from "whatwg-mimetype/lib/parser.js";
import { defineError } from "../errors/node-error.ts";

const ERR_INVALID_MIME_SYNTAX = defineError(
  TypeError,
  "ERR_INVALID_MIME_SYNTAX",
  (production: string, text: string, index: number) =>
    `The MIME syntax for a ${production} in "${text}" is invalid${index === -1 ? "" : ` at ${index}`}`,
);

const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const NOT_QUOTABLE = /[^\t\u0020-~\u0080-\u00ff]/;

function checkToken(text: string, production: string, whole = text): void {
  const index = text.search(NOT_TOKEN);
  if (text === "" || index !== -1) throw new ERR_INVALID_MIME_SYNTAX(production, whole, index);
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function encode(value: string): string {
  if (value !== "" && !NOT_TOKEN.test(value)) return value;
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}

let setAll: (params: MIMEParams, all: Iterable<[string, string]>) => void;

/** `util.MIMEParams` */
export class MIMEParams {
  #data = new Map<string, string>();

  static {
    setAll = (params, all) => {
      params.#data = new Map(all);
    };
  }

  delete(name: string): void {
    this.#data.delete(name);
  }

  get(name: string): string | null {
    return this.#data.get(name) ?? null;
  }

  has(name: string): boolean {
    return this.#data.has(name);
  }

  set(name: unknown, value: unknown): void {
    const [key, text] = [`${name}`, `${value}`];
    checkToken(key, "parameter name");
    const index = text.search(NOT_QUOTABLE);
    if (index !== -1) throw new ERR_INVALID_MIME_SYNTAX("parameter value", text, index);
    this.#data.set(key, text);
  }

  *entries(): IterableIterator<[string, string]> {
    yield* this.#data.entries();
  }

  *keys(): IterableIterator<string> {
    yield* this.#data.keys();
  }

  *values(): IterableIterator<string> {
    yield* this.#data.values();
  }

  toString(): string {
    return Array.from(this.#data, ([key, value]) => `${key}=${encode(value)}`).join(";");
  }

  declare toJSON: () => string;
  declare [Symbol.iterator]: () => IterableIterator<[string, string]>;
}

for (const [key, value] of [
  [Symbol.iterator, MIMEParams.prototype.entries],
  ["toJSON", MIMEParams.prototype.toString],
] as const) {
  Object.defineProperty(MIMEParams.prototype, key, { value, writable: true, configurable: true });
}

/** `util.MIMEType` */
export class MIMEType {
  #type: string;
  #subtype: string;
  readonly #parameters = new MIMEParams();

  constructor(input: unknown) {
    const text = `${input}`;
    const parsed = parse(text);
    if (parsed === null) throw syntaxError(text);
    this.#type = parsed.type;
    this.#subtype = parsed.subtype;
    setAll(this.#parameters, parsed.parameters);
  }

  get type(): string {
    return this.#type;
  }

  set type(value: unknown) {
    checkToken(`${value}`, "type");
    this.#type = lowerAscii(`${value}`);
  }

  get subtype(): string {
    return this.#subtype;
  }

  set subtype(value: unknown) {
    checkToken(`${value}`, "subtype");
    this.#subtype = lowerAscii(`${value}`);
  }

  get essence(): string {
    return `${this.#type}/${this.#subtype}`;
  }

  get params(): MIMEParams {
    return this.#parameters;
  }

  toString(): string {
    const params = this.#parameters.toString();
    return params === "" ? this.essence : `${this.essence};${params}`;
  }

  declare toJSON: () => string;
}

Object.defineProperty(MIMEType.prototype, "toJSON", {
  value: MIMEType.prototype.toString,
  writable: true,
  configurable: true,
});

/** Says what of a text isn't right. */
function syntaxError(text: string): Error {
  const [type = "", ...rest] = text.replace(/^[\r\n\t ]+/, "").split("/");
  try {
    if (rest.length === 0) {
      return new ERR_INVALID_MIME_SYNTAX("type", text, type.search(NOT_TOKEN));
    }
    checkToken(type, "type", text);
    const [subtype = ""] = rest.join("/").split(";");
    checkToken(subtype.replace(/[\r\n\t ]+$/, ""), "subtype", text);
  } catch (error) {
    return error as Error;
  }
  return new ERR_INVALID_MIME_SYNTAX("type", text, -1);
}
