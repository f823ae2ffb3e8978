import { graphemeSegments } from "unicode-segmenter/grapheme";
import { getCanonicalLocales } from "./canonical.ts";
import { defineMembers } from "./members.ts";
import { OptionReader } from "./options.ts";
import { LookupSupportedLocales, ResolveLocale } from "./resolve.ts";
import { sentencesOf } from "./segment/sentences.ts";
import { wordsOf } from "./segment/words.ts";

type Granularity = "grapheme" | "word" | "sentence";

interface Segment {
  segment: string;
  index: number;
  input: string;
  isWordLike?: boolean;
}

interface Slots {
  locale: string;
  granularity: Granularity;
}

/** A text in pieces: where each begins, and whether it is a word. */
interface Pieces {
  input: string;
  starts: number[];
  words?: boolean[];
}

/** Scripts that write no spaces: their words are in dictionaries, which are not here. */
const NEEDS_DICTIONARY =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const slots = new WeakMap<object, Slots>();
const pieces = new WeakMap<object, Pieces>();

function slotOf<T>(kept: WeakMap<object, T>, receiver: unknown, method: string): T {
  const found = kept.get(receiver as object);
  if (found !== undefined) return found;
  throw new TypeError(`Method ${method} called on incompatible receiver ${String(receiver)}`);
}

/** `Intl.Segmenter`. */
export const Segmenter = function Segmenter(
  this: object,
  locales?: unknown,
  options?: unknown,
): void {
  if (new.target === undefined) throw new TypeError("Constructor Intl.Segmenter requires 'new'");
  const requested = getCanonicalLocales(locales);
  const read = new OptionReader(options, "Intl.Segmenter");
  read.word("localeMatcher", ["lookup", "best fit"]);
  const { locale } = ResolveLocale([], requested, {}, [], {});
  const granularity = read.word("granularity", ["grapheme", "word", "sentence"]) ?? "grapheme";
  slots.set(this, { locale: locale as string, granularity });
} as unknown as { new (locales?: unknown, options?: unknown): Intl.Segmenter; prototype: object };

defineMembers(Segmenter, "Intl.Segmenter", {
  methods: {
    segment(input: unknown): object {
      const { granularity } = slotOf(slots, this, "Intl.Segmenter.prototype.segment");
      const segments = Object.create(SegmentsPrototype);
      pieces.set(segments, take(String(input), granularity));
      return segments;
    },
    resolvedOptions(): object {
      return { ...slotOf(slots, this, "Intl.Segmenter.prototype.resolvedOptions") };
    },
  },
  statics: {
    supportedLocalesOf(locales?: unknown, options?: unknown): string[] {
      new OptionReader(options, "Intl.Segmenter").word("localeMatcher", ["lookup", "best fit"]);
      return LookupSupportedLocales([], getCanonicalLocales(locales));
    },
  },
});

function take(input: string, granularity: Granularity): Pieces {
  if (granularity === "grapheme") {
    return { input, starts: Array.from(graphemeSegments(input), ({ index }) => index) };
  }
  if (granularity === "sentence") return { input, starts: sentencesOf(input) };
  if (NEEDS_DICTIONARY.test(input)) {
    throw Object.assign(
      new RangeError(
        "Words of scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) can't be told apart in a task",
      ),
      { code: "ERR_CAPSULE_UNAVAILABLE" },
    );
  }
  const words = wordsOf(input);
  return {
    input,
    starts: words.map(({ start }) => start),
    words: words.map(({ isWordLike }) => isWordLike),
  };
}

function segmentAt({ input, starts, words }: Pieces, at: number): Segment {
  const [index, end] = [starts[at] as number, starts[at + 1]];
  const segment = { segment: input.slice(index, end), index, input };
  return words === undefined ? segment : { ...segment, isWordLike: words[at] as boolean };
}

/** What `segment()` gives. */
const SegmentsPrototype = {
  containing(index?: unknown): Segment | undefined {
    const own = slotOf(pieces, this, "%SegmentsPrototype%.containing");
    const place = Math.trunc(Number(index)) || 0;
    if (place < 0 || place >= own.input.length) return undefined;
    return segmentAt(
      own,
      own.starts.findLastIndex((start) => start <= place),
    );
  },
  [Symbol.iterator](): Iterator<Segment> {
    const own = slotOf(pieces, this, "%SegmentsPrototype%[Symbol.iterator]");
    const iterator = Object.create(IteratorPrototype);
    iterators.set(iterator, { own, at: 0 });
    return iterator;
  },
};

const iterators = new WeakMap<object, { own: Pieces; at: number }>();

const IteratorPrototype = Object.create(
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())),
  {
    next: {
      value: function next(this: object): IteratorResult<Segment> {
        const state = slotOf(iterators, this, "%SegmentIterator.prototype%.next");
        if (state.at >= state.own.starts.length) return { done: true, value: undefined };
        return { done: false, value: segmentAt(state.own, state.at++) };
      },
      writable: true,
      configurable: true,
    },
    [Symbol.toStringTag]: { value: "Segmenter String Iterator", configurable: true },
  },
);

for (const name of ["containing", Symbol.iterator]) {
  Object.defineProperty(SegmentsPrototype, name, { enumerable: false });
}
