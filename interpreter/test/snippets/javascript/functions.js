// --- defaults see earlier ones
const f = (a, b = a * 2, c = a + b) => [a, b, c];
[f(1), f(1, 5), f(1, undefined, 0), f.length]
// --- rest and arguments
function f(first, ...rest) {
  return [first, rest, arguments.length];
}
[f(), f(1), f(1, 2, 3)]
// --- closures count
const counter = (n = 0) => ({ up: (by = 1) => (n += by), get value() { return n; } });
const c = counter(), d = counter(10);
c.up();
c.up(5);
d.up();
[c.value, d.value]
// --- let makes one for each turn
const late = [], early = [];
for (var i = 0; i < 3; i++) late.push(() => i);
for (let j = 0; j < 3; j++) early.push(() => j);
[late.map((f) => f()), early.map((f) => f())]
// --- hoisted functions, and a var
const result = [hoisted(), typeof later];
function hoisted() {
  return "yes";
}
var later = 1;
result
// --- the dead zone
let name;
try {
  use;
  let use = 1;
} catch (e) {
  name = e.name;
}
name
// --- this
const o = {
  n: 5,
  method() { return this.n; },
  later() { return [1].map(() => this.n); },
};
[o.method(), o.later()]
// --- call, apply, bind
function f(a, b) {
  return [this.k, a, b];
}
[f.call({ k: 1 }, 2, 3), f.apply({ k: 4 }, [5, 6]), f.bind({ k: 7 }, 8)(9), f.bind({}).name]
// --- lost this
const o = { n: 1, get() { return this?.n; } };
const { get } = o;
[o.get(), (0, o.get) === get]
// --- named function expressions
const f = function fact(n) {
  return n < 2 ? 1 : n * fact(n - 1);
};
[f(6), f.name, (() => {}).name, (class X {}).name]
// --- called at once
const { get, set } = (() => {
  let secret = 1;
  return { get: () => secret, set: (v) => { secret = v; } };
})();
set(5);
get()
// --- composition
const compose = (...fs) => (x) => fs.reduceRight((v, f) => f(v), x);
const pipe = (...fs) => (x) => fs.reduce((v, f) => f(v), x);
[compose(String, Math.abs)(-3), pipe((x) => x + 1, (x) => x * 10)(1)]
// --- currying
const curry = (f, ...args) => (args.length >= f.length ? f(...args) : (...more) => curry(f, ...args, ...more));
const add = curry((a, b, c) => a + b + c);
[add(1)(2)(3), add(1, 2)(3), add(1)(2, 3)]
// --- memory
const memo = (f, known = new Map()) => (n) => known.get(n) ?? (known.set(n, f(n)), known.get(n));
let calls = 0;
const slow = memo((n) => (calls++, n * n));
[slow(4), slow(4), slow(5), calls]
// --- once
const once = (f) => {
  let done, value;
  return (...a) => (done ? value : ((done = true), (value = f(...a))));
};
let n = 0;
const init = once(() => ++n);
[init(), init(), n]
// --- mutual recursion
const even = (n) => n === 0 || odd(n - 1), odd = (n) => n !== 0 && even(n - 1);
[even(10), odd(7)]
// --- towers of Hanoi
const hanoi = (n, a = "A", b = "B", c = "C") => (n ? [...hanoi(n - 1, a, c, b), a + c, ...hanoi(n - 1, b, a, c)] : []);
[hanoi(3), hanoi(8).length]
// --- Ackermann
const ack = (m, n) => (m === 0 ? n + 1 : ack(m - 1, n === 0 ? 1 : ack(m, n - 1)));
ack(2, 4)
// --- trampolines
const bounce = (f) => (...args) => {
  let r = f(...args);
  while (typeof r === "function") r = r();
  return r;
};
const sum = bounce(function go(n, acc = 0) {
  return n === 0 ? acc : () => go(n - 1, acc + n);
});
sum(20000)
// --- properties of functions
function f() {
  f.calls = (f.calls ?? 0) + 1;
  return f.calls;
}
[f(), f(), Object.keys(f)]
// --- constructors without class
function Point(x) {
  if (!new.target) return new Point(x);
  this.x = x;
}
Point.prototype.double = function () {
  return this.x * 2;
};
[Point(3).double(), new Point(4) instanceof Point, Point(1).constructor === Point]
// --- Y combinator
const Y = (f) => ((x) => x(x))((x) => f((y) => x(x)(y)));
Y((self) => (n) => (n ? n * self(n - 1) : 1))(5)
// --- functions shown
[function named() {}, () => {}, class A {}, class B extends Array {}, async () => {}, function* gen() {}]
// --- conditional chains
const grade = (n) => (n >= 90 ? "A" : n >= 80 ? "B" : n >= 70 ? "C" : "F");
[95, 85, 75, 5].map(grade)
// --- switch with fall through
const days = (m) => {
  switch (m) {
    case 2:
      return 28;
    case 4: case 6: case 9: case 11:
      return 30;
    default:
      return 31;
  }
};
[1, 2, 4].map(days)
// --- labels
const found = [];
outer: for (let i = 0; i < 5; i++) {
  for (let j = 0; j < 5; j++) {
    if (j === 3) continue outer;
    if (i === 2) break outer;
    found.push(i * 10 + j);
  }
}
found
// --- do while and for of
let n = 0, log = [];
do log.push(n);
while (++n < 3);
for (const c of "ab") log.push(c);
for (const k in { x: 1, y: 2 }) log.push(k);
log
// --- scopes
let x = "outer";
{
  let x = "inner";
  x += "!";
}
x
// --- debounced by hand
const calls = [];
const debounce = (f, ms) => {
  let t;
  return (...a) => {
    clearTimeout(t);
    t = setTimeout(() => f(...a), ms);
  };
};
const d = debounce((x) => calls.push(x), 5);
d(1);
d(2);
d(3);
await new Promise((r) => setTimeout(r, 30));
calls
// --- argument evaluation order
const log = [];
const t = (x) => (log.push(x), x);
t(1) + t(2) * t(3);
log
// --- a reverse Polish calculator
const ops = { "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b };
"3 4 + 2 * 7 -".split(" ").reduce((s, t) => (t in ops ? [...s.slice(0, -2), ops[t](...s.slice(-2))] : [...s, +t]), [])
// --- a text of a function
String((a, b) => a + b)
// --- eval of an expression
[new Function("a", "b", "return a * b")(6, 7), (0, eval)("1 + 2")]
