import { inspectAs } from "../inspect-as.ts";
import { load } from "../load.ts";
import { dictionary, domString, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { now } from "./clock.ts";
import { KEY, PerformanceEntry } from "./entry.ts";

export interface MarkOptions {
  startTime?: number;
  detail?: unknown;
}

export class PerformanceMark extends PerformanceEntry {
  readonly #detail: unknown;

  constructor(...args: [name: unknown, options?: MarkOptions]) {
    requireArguments(args.length, 1, "PerformanceMark constructor");
    const name = domString(args[0]);
    const { detail, startTime } = dictionary(args[1], "options");
    super(KEY, "mark", { name, startTime: timestamp(startTime) ?? now(), duration: 0 });
    this.#detail = cloneDetail(detail);
  }

  get detail(): unknown {
    return this.#detail;
  }

  override toJSON(): object {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

/** A time that was given; undefined where none was. */
export function timestamp(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const time = Number(value);
  if (!Number.isFinite(time)) throw new TypeError(`${value} is no timestamp`);
  if (time < 0) {
    throw Object.assign(new TypeError(`${time} is not a valid timestamp`), {
      code: "ERR_PERFORMANCE_INVALID_TIMESTAMP",
    });
  }
  return time;
}

export function cloneDetail(detail: unknown): unknown {
  if (detail === undefined || detail === null) return null;
  return load("cloning").structuredClone(detail);
}

webInterface(PerformanceMark, "PerformanceMark", { constructor: 1 });
inspectAs(PerformanceMark, (mark) => mark.toJSON());
