// --- texts and values
console.log("a", 1, true, null, undefined, [1, "x"], { k: "v" });
// --- nested
console.log({ a: { b: { c: { d: 1 } } }, list: [[1, [2, [3, [4]]]]] });
// --- formats
console.log("%s has %d items, %i, %f, %j %o %%", "Ann", 3.7, 3.7, "1.5", { a: 1 }, [1]);
// --- more arguments than formats
console.log("%s", "a", "b", { c: 1 });
console.log("no format", "%s");
// --- long texts in arrays
console.log(["a long text that takes a good deal of room in a line", "and another one of the same kind, to break the line"]);
// --- numbers that are special
console.log(-0, [-0], NaN, 10n, [10n], Symbol("s"), 1e21);
// --- quotes
console.log(["it's", 'say "x"', "both ' and \"", "line\nbreak", "\u0000"]);
// --- functions and classes
console.log(function f() {}, () => {}, class A {}, Math.max, [function () {}]);
// --- maps and sets
console.log(new Map([["a", [1]]]), new Set([1, "b"]), new Map(), new Set());
// --- empty
console.log([], {}, "", [[]], [{}]);
console.log();
// --- circles
const o = { name: "o" };
o.self = o;
o.list = [o];
console.log(o);
// --- getters and setters
console.log({ get a() { return 1; }, set b(v) {}, get c() { return 2; }, set c(v) {} });
// --- symbols as keys
console.log({ [Symbol("k")]: 1, "odd key": 2, valid_1: 3, 5: 4 });
// --- objects without a prototype
console.log(Object.assign(Object.create(null), { a: 1 }));
// --- typed arrays and buffers
console.log(new Uint8Array([1, 2]), new Float64Array(2), new ArrayBuffer(3));
// --- boxed and dates
console.log(new Number(3), new String("s"), new Boolean(false), new Date(0));
// --- promises
console.log(Promise.resolve(5), new Promise(() => {}), (async () => {})());
// --- proxies
console.log(new Proxy({ a: 1 }, {}), new Proxy([1], {}));
// --- generators and iterators
console.log((function* () {})(), [1].values(), "a"[Symbol.iterator]());
// --- weak
console.log(new WeakMap(), new WeakSet());
// --- arrays with holes and keys
const a = [1, , , 4];
a.key = "v";
console.log(a, [undefined, null], Array(3));
// --- more than a hundred
console.log(Array.from({ length: 105 }, (_, i) => i % 10));
// --- many keys
console.log(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`key${i}`, `value number ${i}`])));
// --- numbers in columns
console.log(Array.from({ length: 20 }, (_, i) => i * 37));
// --- texts in columns
console.log("abcdefghijklmnopqrstuvwxyz".split(""));
// --- groups
console.group("outer");
console.log("in");
console.group();
console.log("deeper\ntwo lines");
console.groupEnd();
console.groupEnd();
console.log("out");
// --- a table
console.table([{ a: 1, b: "x" }, { a: 22, c: true }]);
// --- a table of arrays, with columns chosen
console.table([[1, 2], [3, 4]]);
console.table([{ a: 1, b: 2 }], ["b"]);
// --- counts
console.count();
console.count("x");
console.count();
console.countReset();
console.count();
// --- info and debug
console.info("info", 1);
console.debug("debug");
// --- dir
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
// --- inspect with options
const { inspect } = await import("node:util");
[inspect({ a: { b: { c: {} } } }, { depth: 0 }), inspect([3, 1, 2], { compact: false }), inspect({ b: 1, a: 2 }, { sorted: true }), inspect("x".repeat(30), { maxStringLength: 5 })]
// --- inspect of one's own
const { inspect } = await import("node:util");
class Money { constructor(n) { this.n = n; } [inspect.custom]() { return `€${this.n}`; } }
console.log(new Money(5), [new Money(6)], { m: new Money(7) });
// --- class names
class A { x = 1; }
class B extends A {}
console.log(new A(), new B(), Object.create(new A()), new (class {})());
// --- tags
class T { get [Symbol.toStringTag]() { return "Tagged"; } }
console.log(new T(), { [Symbol.toStringTag]: "Plain" });
// --- extended builtins
class List extends Array {}
class Dict extends Map { constructor() { super([["k", 1]]); this.extra = 2; } }
console.log(List.from([1, 2]), new Dict());
// --- a multiplication table
for (let i = 1; i < 4; i++) console.log(Array.from({ length: 5 }, (_, j) => String(i * (j + 1)).padStart(3)).join(""));
// --- a tree drawn
const draw = (n, d = 0) => Object.entries(n).forEach(([k, v]) => { console.log(`${"  ".repeat(d)}- ${k}`); draw(v, d + 1); });
draw({ root: { a: { x: {} }, b: {} } })
// --- a value after output
console.log("first");
process.stdout.write("no newline, ");
process.stdout.write("then one\n");
[1, { two: 3 }]
