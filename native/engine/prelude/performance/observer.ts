import { setImmediate } from "../timers.ts";
import {
  dictionary,
  domString,
  invalidArgument,
  isObject,
  received,
  requireArguments,
} from "../webidl/convert.ts";
import { webInterface } from "../webidl/interface.ts";
import { illegalConstructor, KEY, type PerformanceEntry } from "./entry.ts";
import { filtered, onEntry, recorded } from "./timeline.ts";

const TYPES = Object.freeze(["mark", "measure"]);

export interface ObserverOptions {
  entryTypes?: readonly string[];
  type?: string;
  buffered?: boolean;
}

export class PerformanceObserverEntryList {
  readonly #entries: readonly PerformanceEntry[];

  constructor(...args: [key?: unknown, entries?: readonly PerformanceEntry[]]) {
    const [key, entries = []] = args;
    if (key !== KEY) throw illegalConstructor();
    this.#entries = entries;
  }

  getEntries(): PerformanceEntry[] {
    return filtered(this.#entries, undefined, undefined);
  }

  getEntriesByName(...args: [name: unknown, type?: unknown]): PerformanceEntry[] {
    requireArguments(args.length, 1, "PerformanceObserverEntryList.getEntriesByName");
    const [name, type] = args;
    const only = type === undefined ? undefined : domString(type);
    return filtered(this.#entries, only, domString(name));
  }

  getEntriesByType(...args: [type: unknown]): PerformanceEntry[] {
    requireArguments(args.length, 1, "PerformanceObserverEntryList.getEntriesByType");
    return filtered(this.#entries, domString(args[0]), undefined);
  }
}

type Callback = (list: PerformanceObserverEntryList, observer: PerformanceObserver) => void;

export class PerformanceObserver {
  readonly #callback: Callback;
  readonly #types = new Set<string>();
  #kind: "single" | "multiple" | null = null;
  #pending: PerformanceEntry[] = [];
  readonly #tell = (entry: PerformanceEntry): void => {
    if (this.#types.has(entry.entryType)) this.#add([entry]);
  };

  constructor(callback: Callback) {
    if (typeof callback !== "function") {
      throw invalidArgument(
        `The "callback" argument must be of type function. ${received(callback)}`,
      );
    }
    this.#callback = callback;
  }

  static get supportedEntryTypes(): readonly string[] {
    return TYPES;
  }

  observe(options?: ObserverOptions): void {
    const { buffered, entryTypes, type } = dictionary(options, "options") as ObserverOptions;
    if ((entryTypes === undefined) === (type === undefined)) {
      throw Object.assign(new TypeError('observe takes either "entryTypes" or "type"'), {
        code: "ERR_MISSING_ARGS",
      });
    }
    if (entryTypes !== undefined && !isObject(entryTypes)) {
      throw invalidArgument(
        `The "options.entryTypes" property must be string[]. ${received(entryTypes)}`,
      );
    }
    const kind = type === undefined ? "multiple" : "single";
    if (this.#kind !== null && this.#kind !== kind) {
      throw new DOMException(
        "An observer can't observe both by entryTypes and by type",
        "InvalidModificationError",
      );
    }
    const wanted = type === undefined ? [...(entryTypes ?? [])].map(String) : [domString(type)];
    const types = wanted.filter((name) => TYPES.includes(name));
    if (types.length === 0) return;
    this.#kind = kind;
    if (kind === "multiple") this.#types.clear();
    for (const name of types) this.#types.add(name);
    onEntry.add(this.#tell);
    if (buffered && type !== undefined) this.#add(filtered(recorded(), type, undefined));
  }

  disconnect(): void {
    onEntry.delete(this.#tell);
    this.#pending = [];
    this.#types.clear();
    this.#kind = null;
  }

  takeRecords(): PerformanceEntry[] {
    const records = this.#pending;
    this.#pending = [];
    return records;
  }

  #add(entries: readonly PerformanceEntry[]): void {
    const isWaiting = this.#pending.length > 0;
    this.#pending.push(...entries);
    if (isWaiting || entries.length === 0) return;
    setImmediate(() => {
      const list = new PerformanceObserverEntryList(KEY, this.takeRecords());
      if (list.getEntries().length > 0) this.#callback.call(this, list, this);
    });
  }
}

webInterface(PerformanceObserverEntryList, "PerformanceObserverEntryList", {
  constructor: 0,
  getEntriesByName: 1,
  getEntriesByType: 1,
});
webInterface(PerformanceObserver, "PerformanceObserver", { constructor: 1, observe: 0 });
