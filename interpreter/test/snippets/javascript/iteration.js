// --- a generator
function* countdown(n) {
  while (n) yield n--;
}
[[...countdown(4)], Math.max(...countdown(3))]
// --- endless, taken
function* naturals() {
  for (let n = 0; ; n++) yield n;
}
const take = (it, n) => {
  const out = [];
  for (const x of it) {
    if (out.length === n) break;
    out.push(x);
  }
  return out;
};
take(naturals(), 5)
// --- values go in
function* average() {
  let total = 0, count = 0, mean;
  for (;;) {
    total += yield mean;
    mean = total / ++count;
  }
}
const a = average();
a.next();
[10, 20, 60].map((x) => a.next(x).value)
// --- return and throw
const log = [];
function* g() {
  try {
    yield 1;
    yield 2;
  } catch (e) {
    log.push(`caught ${e}`);
    yield 3;
  } finally {
    log.push("finally");
  }
}
const it = g();
[it.next(), it.throw("x"), it.return(9), it.next(), log]
// --- delegated
function* inner() {
  yield "a";
  return "result";
}
function* outer() {
  const r = yield* inner();
  yield r;
  yield* [1, 2];
}
[...outer()]
// --- break closes
const log = [];
function* g() {
  try {
    yield 1;
    yield 2;
  } finally {
    log.push("closed");
  }
}
for (const x of g()) {
  log.push(x);
  break;
}
const [first] = g();
[first, log]
// --- the protocol by hand
const range = { from: 1, to: 3, [Symbol.iterator]() {
  let n = this.from, last = this.to;
  return { next: () => (n <= last ? { value: n++, done: false } : { value: undefined, done: true }) };
} };
[[...range], Array.from(range, (x) => x * x)]
// --- iterators of Map, Set and texts
[[...new Map([["a", 1]]).entries()], [...new Set("aab")], [..."é😀"], [...[7].keys()]]
// --- entries destructured
const out = [];
for (const [i, c] of [..."ab"].entries()) out.push(`${i}${c}`);
for (const [k, v] of Object.entries({ x: 1 })) out.push(k + v);
out
// --- lazy pipelines
const map = function* (it, f) { for (const x of it) yield f(x); };
const filter = function* (it, f) { for (const x of it) if (f(x)) yield x; };
const seen = [];
const source = function* () { for (let i = 1; i < 100; i++) { seen.push(i); yield i; } };
const first = map(filter(source(), (x) => x % 3 === 0), (x) => x * 10).next().value;
[first, seen]
// --- Fibonacci
function* fib() {
  let [a, b] = [0, 1];
  for (;;) {
    yield a;
    [a, b] = [b, a + b];
  }
}
const out = [];
for (const n of fib()) {
  if (n > 60) break;
  out.push(n);
}
out
// --- a tree walked
const tree = { v: 1, c: [{ v: 2, c: [{ v: 3 }] }, { v: 4 }] };
function* walk({ v, c = [] }, depth = 0) {
  yield [depth, v];
  for (const child of c) yield* walk(child, depth + 1);
}
[...walk(tree)]
// --- permutations lazily
function* permutations(a, n = a.length) {
  if (n <= 1) yield a.join("");
  else for (let i = 0; i < n; i++) {
    yield* permutations(a, n - 1);
    const j = n % 2 ? 0 : i;
    [a[n - 1], a[j]] = [a[j], a[n - 1]];
  }
}
[...permutations(["a", "b", "c"])]
// --- zip of iterables
function* zip(...its) {
  const iterators = its.map((i) => i[Symbol.iterator]());
  for (;;) {
    const results = iterators.map((i) => i.next());
    if (results.some((r) => r.done)) return;
    yield results.map((r) => r.value);
  }
}
[...zip("abc", [1, 2], new Set([true, false]))]
// --- a generator object is its own iterator
function* g() { yield 1; }
const it = g();
[it[Symbol.iterator]() === it, [...it], [...it], String(it)]
// --- generators in objects and spreads
const o = { *items() { yield* [3, 1, 2]; } };
[Math.min(...o.items()), [...o.items()].sort(), new Set(o.items()).size]
// --- not iterable
let name;
try {
  const [x] = {};
} catch (e) {
  name = e.name;
}
name
// --- for in with inheritance and order
const o = Object.create({ z: 1 });
Object.assign(o, { b: 1, 2: 1, a: 1, 1: 1 });
const keys = [];
for (const k in o) keys.push(k);
keys
// --- asynchronous generators
async function* ticks(n) {
  for (let i = 0; i < n; i++) {
    await null;
    yield i;
  }
}
const out = [];
for await (const t of ticks(3)) out.push(t);
out
// --- for await of promises
const out = [];
for await (const x of [Promise.resolve(1), 2, Promise.resolve(3)]) out.push(x);
out
// --- the asynchronous protocol
const it = { i: 0, [Symbol.asyncIterator]() { return this; }, async next() { return { value: this.i, done: this.i++ >= 2 }; } };
const out = [];
for await (const x of it) out.push(x);
out
// --- look and say
function* say(s = "1") {
  for (;;) {
    yield s;
    s = s.replace(/(.)\1*/g, (r, c) => r.length + c);
  }
}
const it = say();
Array.from({ length: 6 }, () => it.next().value)
// --- round robin
function* robin(...its) {
  let active = its.map((i) => i[Symbol.iterator]());
  while (active.length) {
    const next = [];
    for (const it of active) {
      const { value, done } = it.next();
      if (!done) {
        yield value;
        next.push(it);
      }
    }
    active = next;
  }
}
[...robin("ABC", "D", "EF")].join("")
// --- breadth first
const graph = { A: ["B", "C"], B: ["D"], C: ["D", "E"], D: ["F"], E: ["F"], F: [] };
const order = [], seen = new Set(["A"]);
for (const node of seen) {
  order.push(node);
  graph[node].forEach((n) => seen.add(n));
}
order.join("")
// --- a state machine as a generator
function* light() {
  for (;;) {
    yield "green";
    yield "yellow";
    yield "red";
  }
}
const l = light();
Array.from({ length: 5 }, () => l.next().value)
