// --- await at the top
const x = await Promise.resolve(20);
x + (await 22)
// --- order of microtasks
const log = [];
setTimeout(() => log.push("timeout"), 0);
queueMicrotask(() => log.push("microtask"));
Promise.resolve().then(() => log.push("then"));
log.push("sync");
await new Promise((r) => setTimeout(r, 5));
log
// --- async functions give promises
const f = async () => 5;
const p = f();
[p instanceof Promise, await p]
// --- all in parallel
const wait = (ms, v) => new Promise((r) => setTimeout(r, ms, v));
await Promise.all([wait(10, "a"), wait(1, "b"), "c"])
// --- race
const wait = (ms, v) => new Promise((r) => setTimeout(r, ms, v));
await Promise.race([wait(50, "slow"), wait(1, "fast")])
// --- any
await Promise.any([Promise.reject(1), new Promise((r) => setTimeout(r, 1, "second")), Promise.reject(2)])
// --- chained
await Promise.resolve(1).then((x) => x + 1).then((x) => Promise.resolve(x * 10)).then((x) => `${x}!`)
// --- sequence by reduce
const log = [];
const task = (n) => async () => { await null; log.push(n); return n; };
const results = await [1, 2, 3].reduce(async (all, n) => [...(await all), await task(n)()], Promise.resolve([]));
[results, log]
// --- interleaved
const log = [];
const run = async (name) => {
  for (let i = 0; i < 3; i++) {
    log.push(name + i);
    await null;
  }
};
await Promise.all([run("a"), run("b")]);
log.join(" ")
// --- thenables
const thenable = { then(resolve) { resolve("like a promise"); } };
await thenable
// --- a limit of what runs at once
const limit = async (n, tasks) => {
  const results = [];
  let next = 0, running = 0, most = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const i = next++;
      most = Math.max(most, ++running);
      results[i] = await tasks[i]();
      running--;
    }
  };
  await Promise.all(Array.from({ length: n }, worker));
  return { results, most };
};
await limit(2, [1, 2, 3, 4].map((n) => async () => { await null; return n * n; }))
// --- a timeout
const timeout = (p, ms) => Promise.race([p, new Promise((_, no) => setTimeout(() => no(new Error("too slow")), ms))]);
await timeout(new Promise(() => {}), 5)
// --- a mutex
let lock = Promise.resolve(), value = 0;
const locked = (f) => (lock = lock.then(f));
await Promise.all(Array.from({ length: 5 }, () => locked(async () => {
  const seen = value;
  await null;
  value = seen + 1;
})));
value
// --- a queue
class Queue {
  #items = [];
  #waiting = [];
  push(x) { const w = this.#waiting.shift(); if (w) w(x); else this.#items.push(x); }
  pop() { return this.#items.length ? Promise.resolve(this.#items.shift()) : new Promise((r) => this.#waiting.push(r)); }
}
const q = new Queue();
const got = Promise.all([q.pop(), q.pop()]);
q.push("a");
q.push("b");
q.push("c");
[await got, await q.pop()]
// --- timers are cleared
const log = [];
const t = setTimeout(() => log.push("never"), 5);
clearTimeout(t);
let n = 0;
await new Promise((done) => {
  const i = setInterval(() => {
    log.push(++n);
    if (n === 3) {
      clearInterval(i);
      done();
    }
  }, 1);
});
log
// --- arguments of timers
await new Promise((r) => setTimeout((a, b) => r(a + b), 1, 2, 3))
// --- order of timers
const log = [];
for (const ms of [30, 10, 20]) setTimeout(() => log.push(ms), ms);
await new Promise((r) => setTimeout(r, 60));
log
// --- an asynchronous generator piped
const source = async function* () { for (const n of [1, 2, 3, 4]) { await null; yield n; } };
const even = async function* (it) { for await (const n of it) if (n % 2 === 0) yield n; };
const out = [];
for await (const n of even(source())) out.push(n * 10);
out
// --- aborted
const c = new AbortController();
const wait = (signal) => new Promise((_, no) => signal.addEventListener("abort", () => no(signal.reason)));
const p = wait(c.signal);
c.abort(new Error("stop"));
let message;
try { await p; } catch (e) { message = e.message; }
[message, c.signal.aborted]
// --- aborted by default
const c = new AbortController();
c.abort();
[c.signal.reason.name, c.signal.aborted]
// --- nothing is lost between turns
let total = 0;
for (let i = 0; i < 100; i++) total += await i;
total
// --- promises are resolved once
const p = new Promise((yes, no) => { yes(1); yes(2); no(new Error("x")); });
await p
// --- a promise of a promise
await new Promise((r) => r(new Promise((s) => setTimeout(s, 1, "flat"))))
// --- methods and arrows
class Api { base = 5; async get(n) { await null; return this.base * n; } static async make() { return new Api(); } }
const api = await Api.make();
await Promise.all([1, 2].map((n) => api.get(n)))
// --- debounce with promises
let running = null, calls = 0;
const once = () => (running ??= (async () => { calls++; await null; return "shared"; })());
[await Promise.all([once(), once()]), calls]
// --- await in expressions
const f = async (x) => x;
[`${await f("t")}`, (await f(2)) ** 2, [await f(1), await f(2)], { k: await f("v") }, (await f(null)) ?? "d"]
// --- for await with break
const log = [];
async function* g() { try { yield 1; yield 2; } finally { log.push("closed"); } }
for await (const x of g()) {
  log.push(x);
  break;
}
log
// --- setImmediate and nextTick
const log = [];
setImmediate(() => log.push("immediate"));
process.nextTick(() => log.push("tick"));
Promise.resolve().then(() => log.push("then"));
await new Promise((r) => setTimeout(r, 5));
[...log].sort()
// --- timers as promises
const { setTimeout: sleep } = await import("node:timers/promises");
await sleep(1, "rested")
// --- streams of the Web
const stream = new ReadableStream({ start(c) { ["a", "b"].forEach((x) => c.enqueue(x)); c.close(); } });
const out = [];
for await (const x of stream) out.push(x);
out
// --- a stream transformed
const upper = new TransformStream({ transform: (t, c) => c.enqueue(t.toUpperCase()) });
const source = new ReadableStream({ start(c) { c.enqueue("hi"); c.enqueue("there"); c.close(); } });
const out = [];
for await (const x of source.pipeThrough(upper)) out.push(x);
out
// --- map over promises keeps order
const slow = (n) => new Promise((r) => setTimeout(r, 10 - n, n));
const out = [];
for (const p of [1, 5, 3].map(slow)) out.push(await p);
out
// --- a value that settles later
let resolve;
const p = new Promise((r) => (resolve = r));
setTimeout(resolve, 1, "later");
await p
