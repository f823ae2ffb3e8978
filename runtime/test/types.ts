// Checked by the compiler alone, see types.test.ts.
import { expectTypeOf } from "vitest";
import { type Envelope, type Task, task } from "../src/index.ts";

interface Row {
  id: number;
  name?: string;
}
interface Tree {
  value: number;
  children: Tree[];
}

const options = { name: "t" };

// Parameters and results are the callback's.
const analyze = task(options, async (rows: Row[], limit = 10) => ({ count: rows.length + limit }));
expectTypeOf(analyze).parameters.toEqualTypeOf<[rows: Row[], limit?: number | undefined]>();
expectTypeOf(analyze([])).resolves.toEqualTypeOf<{ count: number }>();
expectTypeOf(analyze.envelope([])).resolves.toEqualTypeOf<Envelope<{ count: number }>>();
expectTypeOf(analyze.taskName).toBeString();

// A callback may be synchronous, return nothing, or take any number of arguments.
expectTypeOf(
  task(options, (a: number, ...rest: string[]) => rest.length + a),
).parameters.toEqualTypeOf<[a: number, ...rest: string[]]>();
expectTypeOf(task(options, () => {})()).resolves.toBeVoid();
expectTypeOf(
  task(options, function named(text: string) {
    return text;
  })(""),
).resolves.toBeString();

// Generics, unions, recursive types, unknown, any, dates, tuples, classes with toJSON.
expectTypeOf(task(options, async <T>(xs: T[]) => xs.length)([1])).resolves.toBeNumber();
expectTypeOf(task(options, (t: Tree): Tree | null => t)).parameters.toEqualTypeOf<[t: Tree]>();
expectTypeOf(task(options, (x: unknown) => x)(1)).resolves.toBeUnknown();
// @ts-expect-error: a parameter without a type
task(options, (x) => x);
// biome-ignore lint/suspicious/noExplicitAny: what is tested.
expectTypeOf(task(options, (x: any) => x)(1)).resolves.toBeAny();
// @ts-expect-error: not a function
task(options, class {});
task(options, (when: Date): [Date, string] => [when, ""]);
task(options, (x: Record<string, unknown>, y: readonly Row[]) => ({ ...x, y }));
class Money {
  constructor(cents: number) {
    this.cents = cents;
  }
  cents: number;
  toJSON() {
    return this.cents;
  }
}
task(options, () => ({ price: new Money(1) }));
task(options, (kind: "a" | "b"): Partial<Record<"a" | "b", number>> => ({ [kind]: 1 }));

// Overloads give the last signature, as Parameters does.
function overloaded(a: string): string;
function overloaded(a: number): number;
function overloaded(a: string | number): string | number {
  return a;
}
expectTypeOf(task(options, overloaded)(1)).resolves.toBeNumber();

// What JSON can't carry is an error where the types say so.
// @ts-expect-error: a bigint
task(options, () => 1n);
// @ts-expect-error: a symbol
task(options, async () => Symbol("s"));
// @ts-expect-error: a function
task(options, () => () => 1);
// @ts-expect-error: a bigint inside
task(options, () => ({ deep: [{ id: 1n }] }));
// @ts-expect-error: a Map
task(options, () => new Map<string, number>());
// @ts-expect-error: a function as parameter
task(options, (callback: () => void) => callback());
// @ts-expect-error: a Set within a parameter
task(options, (options: { only?: Set<string> }) => options.only?.size);

// Wrong calls.
// @ts-expect-error: too few arguments
analyze();
// @ts-expect-error: of another type
analyze([{ id: "x" }]);

// Options.
task({ name: "a", compute: "LOW", ram: "64MB", timeout: "5s", maxRetries: 1 }, () => 1);
task({ name: "a", compute: "CUSTOM:500", ram: "1.5 gb", timeout: "1m 30s" }, () => 1);
task({ name: "a", compute: 1e6, ram: 1024, timeout: 300 }, () => 1);
task({ name: "a", allowedFiles: ["./data:ro", { path: "./out", mode: "rw" }] }, () => 1);
task({ name: "a", allowedHosts: ["example.com"], envVariables: ["KEY"] as const }, () => 1);
// @ts-expect-error: no name
task({ ram: "64MB" }, () => 1);
// @ts-expect-error: no unit
task({ name: "a", ram: "64" }, () => 1);
// @ts-expect-error: no such unit
task({ name: "a", timeout: "5 days" }, () => 1);
// @ts-expect-error: no such class
task({ name: "a", compute: "HUGE" }, () => 1);
// @ts-expect-error: no such mode
task({ name: "a", allowedFiles: [{ path: ".", mode: "write" }] }, () => 1);
// @ts-expect-error: no such option
task({ name: "a", memory: "1GB" }, () => 1);

// Any task is a Task.
expectTypeOf(analyze).toExtend<Task>();
