import { concatBytes } from "../bytes.ts";
import type { Decoder } from "./text-decoder.ts";

/** Units that are made text in one call. */
const CHUNK = 8192;

/** UTF-16 of either byte order. */
export class Utf16Decoder implements Decoder {
  readonly #isBigEndian: boolean;
  readonly #fatal: boolean;
  /** The start of a character whose rest may follow. */
  #rest = new Uint8Array();

  constructor(isBigEndian: boolean, fatal: boolean) {
    this.#isBigEndian = isBigEndian;
    this.#fatal = fatal;
  }

  decode(bytes: Uint8Array, isLast: boolean): string | undefined {
    const all = concatBytes(this.#rest, bytes);
    const odd = all.length % 2;
    const end = all.length - odd - (!isLast && this.#endsInLead(all, all.length - odd) ? 2 : 0);
    this.#rest = isLast ? new Uint8Array() : all.slice(end);
    const text = this.#text(all.subarray(0, end));
    const isCut = isLast && odd === 1;
    if (this.#fatal && (isCut || !text.isWellFormed())) return undefined;
    if (!isCut) return text.toWellFormed();
    // A lead in front of half a unit is replaced together with it.
    const isInLead = /[\uD800-\uDBFF]$/.test(text);
    return `${(isInLead ? text.slice(0, -1) : text).toWellFormed()}\uFFFD`;
  }

  #endsInLead(bytes: Uint8Array, end: number): boolean {
    return end >= 2 && ((bytes[end - (this.#isBigEndian ? 2 : 1)] ?? 0) & 0xfc) === 0xd8;
  }

  #text(bytes: Uint8Array): string {
    const units = new Uint16Array(bytes.length / 2);
    new Uint8Array(units.buffer).set(bytes);
    if (this.#isBigEndian) {
      for (let index = 0; index < units.length; index++) {
        const unit = units[index] ?? 0;
        units[index] = (unit << 8) | (unit >> 8);
      }
    }
    let text = "";
    for (let at = 0; at < units.length; at += CHUNK) {
      text += String.fromCharCode(...units.subarray(at, at + CHUNK));
    }
    return text;
  }
}
