import { inspectAs } from "../inspect-as.ts";
import { webInterface } from "../webidl/interface.ts";
import { type EntryData, illegalConstructor, KEY, PerformanceEntry } from "./entry.ts";

export class PerformanceMeasure extends PerformanceEntry {
  readonly #detail: unknown;

  constructor(...args: [key?: unknown, data?: EntryData, detail?: unknown]) {
    const [key, data, detail] = args;
    if (key !== KEY) throw illegalConstructor();
    super(KEY, "measure", data);
    this.#detail = detail;
  }

  get detail(): unknown {
    return this.#detail;
  }

  override toJSON(): object {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

webInterface(PerformanceMeasure, "PerformanceMeasure", { constructor: 0 });
inspectAs(PerformanceMeasure, (measure) => measure.toJSON());
