import { inspectAs } from "../inspect-as.ts";
import { webInterface } from "../webidl/interface.ts";

export const KEY = Symbol("PerformanceEntry");

export interface EntryData {
  name: string;
  startTime: number;
  duration: number;
}

export function illegalConstructor(): TypeError {
  return Object.assign(new TypeError("Illegal constructor"), { code: "ERR_ILLEGAL_CONSTRUCTOR" });
}

export class PerformanceEntry {
  readonly #type: string;
  readonly #data: EntryData;

  constructor(...args: [key?: unknown, type?: string, data?: EntryData]) {
    const [key, type = "", data] = args;
    if (key !== KEY || data === undefined) throw illegalConstructor();
    this.#type = type;
    this.#data = data;
  }

  get name(): string {
    return this.#data.name;
  }

  get entryType(): string {
    return this.#type;
  }

  get startTime(): number {
    return this.#data.startTime;
  }

  get duration(): number {
    return this.#data.duration;
  }

  toJSON(): object {
    const { name, entryType, startTime, duration } = this;
    return { name, entryType, startTime, duration };
  }
}

webInterface(PerformanceEntry, "PerformanceEntry", { constructor: 0 });
inspectAs(PerformanceEntry, (entry) => entry.toJSON());
