/** Reads options as ECMA-402 does, with the engine's messages of Node. */
export class OptionReader {
  readonly #options: Record<string, unknown>;
  readonly #owner: string;

  constructor(options: unknown, owner: string) {
    if (options === null) throw new TypeError("Cannot convert undefined or null to object");
    this.#options = options === undefined ? Object.create(null) : Object(options);
    this.#owner = owner;
  }

  /** One of some words. */
  word<T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.#options[name];
    if (value === undefined) return undefined;
    const text = String(value);
    if (!(words as readonly string[]).includes(text)) throw this.outOfRange(name, text);
    return text as T;
  }

  /** A Unicode type: `arab`, `gregory`. */
  type(name: string): string | undefined {
    const value = this.#options[name];
    if (value === undefined) return undefined;
    const text = String(value);
    if (!/^[a-z0-9]{3,8}(-[a-z0-9]{3,8})*$/i.test(text))
      throw new RangeError(`Invalid ${name} : ${text}`);
    return text;
  }

  text(name: string): string | undefined {
    const value = this.#options[name];
    return value === undefined ? undefined : String(value);
  }

  flag(name: string): boolean | undefined {
    const value = this.#options[name];
    return value === undefined ? undefined : Boolean(value);
  }

  number(name: string, least: number, most: number): number | undefined {
    const value = this.#options[name];
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!(number >= least && number <= most)) {
      throw new RangeError(`${name} value is out of range.`);
    }
    return Math.floor(number);
  }

  outOfRange(name: string, value: string): RangeError {
    return new RangeError(
      `Value ${value} out of range for ${this.#owner} options property ${name}`,
    );
  }
}
