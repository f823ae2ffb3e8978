import { EventTarget } from "../events/event-target.ts";
import { inspectAs } from "../inspect-as.ts";
import { dictionary, domString, isObject, requireArguments } from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { now, timeOrigin } from "./clock.ts";
import { illegalConstructor, KEY, type PerformanceEntry } from "./entry.ts";
import { cloneDetail, type MarkOptions, PerformanceMark, timestamp } from "./mark.ts";
import { PerformanceMeasure } from "./measure.ts";
import { clear, filtered, record, recorded } from "./timeline.ts";

export interface MeasureOptions {
  start?: string | number;
  end?: string | number;
  duration?: number;
  detail?: unknown;
}

export class Performance extends EventTarget {
  readonly #isOne = true;

  constructor(key?: unknown) {
    if (key !== KEY) throw illegalConstructor();
    super();
  }

  now(): number {
    this.#isOne;
    return now();
  }

  get timeOrigin(): number {
    this.#isOne;
    return timeOrigin();
  }

  mark(...args: [name: unknown, options?: MarkOptions]): PerformanceMark {
    this.#isOne;
    requireArguments(args.length, 1, "Performance.mark");
    const mark = new PerformanceMark(...args);
    record(mark);
    return mark;
  }

  measure(
    ...args: [name: unknown, start?: string | MeasureOptions, end?: string]
  ): PerformanceMeasure {
    this.#isOne;
    requireArguments(args.length, 1, "Performance.measure");
    const name = domString(args[0]);
    const { startTime, endTime, detail } = span(args[1], args[2]);
    const data = { name, startTime, duration: endTime - startTime };
    const measure = new PerformanceMeasure(KEY, data, cloneDetail(detail));
    record(measure);
    return measure;
  }

  getEntries(): PerformanceEntry[] {
    this.#isOne;
    return filtered(recorded(), undefined, undefined);
  }

  getEntriesByName(...args: [name: unknown, type?: unknown]): PerformanceEntry[] {
    this.#isOne;
    requireArguments(args.length, 1, "Performance.getEntriesByName");
    const type = args[1] === undefined ? undefined : domString(args[1]);
    return filtered(recorded(), type, domString(args[0]));
  }

  getEntriesByType(...args: [type: unknown]): PerformanceEntry[] {
    this.#isOne;
    requireArguments(args.length, 1, "Performance.getEntriesByType");
    return filtered(recorded(), domString(args[0]), undefined);
  }

  clearMarks(name?: unknown): void {
    this.#isOne;
    clear("mark", name === undefined ? undefined : domString(name));
  }

  clearMeasures(name?: unknown): void {
    this.#isOne;
    clear("measure", name === undefined ? undefined : domString(name));
  }

  toJSON(): object {
    return { timeOrigin: this.timeOrigin };
  }
}

/** From when to when, as `measure` is told. */
function span(
  start: unknown,
  end: unknown,
): { startTime: number; endTime: number; detail: unknown } {
  if (!isObject(start)) {
    const [from, to] = [pointOf(start), pointOf(end)];
    return { startTime: from ?? 0, endTime: to ?? now(), detail: undefined };
  }
  const options = dictionary(start, "options") as MeasureOptions;
  const { detail, duration } = options;
  const from = pointOf(options.start);
  const to = pointOf(options.end);
  if (end !== undefined) throw new TypeError("performance.measure takes options or an end mark");
  if (from === undefined && to === undefined) {
    if (Object.keys(options).length === 0) return { startTime: 0, endTime: now(), detail };
    throw new TypeError("performance.measure needs options.start or options.end");
  }
  if (from !== undefined && to !== undefined && duration !== undefined) {
    throw new TypeError("performance.measure takes two of start, end and duration");
  }
  const length = timestamp(duration);
  const endTime = to ?? (length === undefined ? now() : (from ?? 0) + length);
  const startTime = from ?? (length === undefined ? 0 : endTime - length);
  return { startTime, endTime, detail };
}

/** The time of a mark, or a time itself. */
function pointOf(point: unknown): number | undefined {
  if (point === undefined) return undefined;
  if (typeof point === "number") return timestamp(point);
  const name = domString(point);
  const mark = filtered(recorded(), "mark", name).at(-1);
  if (mark === undefined) {
    throw new DOMException(`The "${name}" performance mark has not been set`, "SyntaxError");
  }
  return mark.startTime;
}

webInterface(Performance, "Performance", {
  constructor: 0,
  mark: 1,
  measure: 1,
  getEntriesByName: 1,
  getEntriesByType: 1,
  clearMarks: 0,
  clearMeasures: 0,
});
inspectAs(Performance, ({ timeOrigin }) => ({ timeOrigin }));

/** The global `performance`. */
export const performance = new Performance(KEY);
