import { nextTick } from "../next-tick.ts";
import type { Duplex } from "./stream.ts";

type Done = (error?: unknown) => void;

interface DuplexClass {
  new (options?: Record<string, unknown>): Duplex;
}

interface Side extends Duplex {
  other: Side;
  /** Called when the other side wants more: a write is done when it is read. */
  written: Done | undefined;
}

/** `stream.duplexPair`: two streams, each of which reads what is written to the other. */
export function pairOf(
  Duplex: DuplexClass,
): (options?: Record<string, unknown>) => [Duplex, Duplex] {
  const create = (options?: Record<string, unknown>): Side =>
    Object.assign(new Duplex(options), {
      written: undefined,
      _read(this: Side) {
        const { written } = this;
        this.written = undefined;
        written?.();
      },
      _write(this: Side, chunk: { length: number }, _encoding: string, done: Done) {
        if (chunk.length === 0) {
          nextTick(done);
        } else {
          this.other.push(chunk);
          this.other.written = done;
        }
      },
      _final(this: Side, done: Done) {
        this.other.on("end", done);
        this.other.push(null);
      },
    }) as unknown as Side;
  return function duplexPair(options) {
    const [first, second] = [create(options), create(options)];
    first.other = second;
    second.other = first;
    return [first, second];
  };
}
