// --- fields and methods
class Account {
  balance = 0;
  deposit(n) {
    this.balance += n;
    return this;
  }
}
new Account().deposit(5).deposit(7).balance
// --- shown with its fields
class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
}
new Point(1, "two")
// --- inheritance
class Animal {
  constructor(name) { this.name = name; }
  speak() { return `${this.name} makes a sound`; }
}
class Dog extends Animal {
  speak() { return `${super.speak()}: woof`; }
}
const d = new Dog("Rex");
[d.speak(), d instanceof Animal, Dog.name, Object.getPrototypeOf(Dog) === Animal]
// --- private members
class Safe {
  #code = 42;
  static #made = 0;
  constructor() { Safe.#made++; }
  #check(n) { return n === this.#code; }
  open(n) { return this.#check(n) ? "open" : "closed"; }
  static count() { return Safe.#made; }
  static isSafe(o) { return #code in o; }
}
const s = new Safe();
[s.open(1), s.open(42), Safe.count(), Safe.isSafe(s), Safe.isSafe({}), Object.keys(s)]
// --- accessors
class Temperature {
  #c = 0;
  get f() { return this.#c * 1.8 + 32; }
  set f(v) { this.#c = (v - 32) / 1.8; }
  get c() { return this.#c; }
}
const t = new Temperature();
t.f = 212;
[t.c, t.f]
// --- static members
class Maths {
  static PI = 3;
  static area(r) { return this.PI * r * r; }
  static { this.TAU = this.PI * 2; }
}
class Better extends Maths {
  static PI = 3.14;
}
[Maths.area(2), Better.area(2), Better.TAU]
// --- getters on the class
class Config {
  static get instance() { return (this.made ??= new this()); }
}
Config.instance === Config.instance
// --- not without new
class A {}
let name;
try {
  A();
} catch (e) {
  name = e.name;
}
name
// --- super before this
class A {}
class B extends A {
  constructor() {
    try {
      this.x = 1;
    } catch (e) {
      super();
      this.error = e.name;
    }
  }
}
new B().error
// --- iterable instances
class Range {
  constructor(a, b) { Object.assign(this, { a, b }); }
  *[Symbol.iterator]() { for (let i = this.a; i < this.b; i++) yield i; }
}
[[...new Range(1, 4)], Math.max(...new Range(0, 9)), Array.from(new Range(0, 2), (x) => x * 2)]
// --- mixins
const Flying = (Base) => class extends Base { fly() { return `${this.name} flies`; } };
const Swimming = (Base) => class extends Base { swim() { return `${this.name} swims`; } };
class Bird { constructor(name) { this.name = name; } }
class Duck extends Swimming(Flying(Bird)) {}
const d = new Duck("Donald");
[d.fly(), d.swim(), d instanceof Bird]
// --- abstract by hand
class Shape {
  constructor() { if (new.target === Shape) throw new TypeError("abstract"); }
  area() { throw new Error("not implemented"); }
}
class Square extends Shape {
  constructor(side) { super(); this.side = side; }
  area() { return this.side ** 2; }
}
let message;
try { new Shape(); } catch (e) { message = e.message; }
[message, new Square(3).area()]
// --- extending Array
class Stack extends Array {
  peek() { return this[this.length - 1]; }
}
const s = Stack.from([1, 2, 3]);
[s.peek(), s.length, s.map((x) => x * 2) instanceof Stack, s.filter((x) => x > 1).peek()]
// --- extending Error
class NotFound extends Error {
  constructor(what, options) {
    super(`${what} not found`, options);
    this.name = "NotFound";
    this.what = what;
  }
}
const e = new NotFound("x", { cause: "typo" });
[e instanceof Error, String(e), e.what, e.cause]
// --- extending Map
class DefaultMap extends Map {
  constructor(make) { super(); this.make = make; }
  get(k) { if (!this.has(k)) this.set(k, this.make()); return super.get(k); }
}
const m = new DefaultMap(() => []);
m.get("a").push(1);
m.get("a").push(2);
[...m]
// --- toString and tags
class A { toString() { return "an A"; } }
class B { get [Symbol.toStringTag]() { return "Bee"; } }
[`${new A()}`, new A() + "!", String(new B())]
// --- JSON of an instance
class User {
  constructor(n) { this.n = n; this.secret = 1; }
  toJSON() { return { n: this.n, kind: "user" }; }
}
JSON.stringify([new User("a")])
// --- species
class Mine extends Array { static get [Symbol.species]() { return Array; } }
const m = new Mine(1, 2, 3);
[m.map((x) => x) instanceof Mine, m instanceof Mine]
// --- instanceof of one's own
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
[2 instanceof Even, 3 instanceof Even]
// --- methods aren't enumerable
class A { m() {} f = 1; }
const keys = [];
for (const k in new A()) keys.push(k);
[keys, Object.getOwnPropertyNames(A.prototype)]
// --- computed and generator methods
const name = "dyn";
class A { [name + "amic"]() { return 1; } *gen() { yield 1; yield 2; } async later() { return 3; } }
const a = new A();
[a.dynamic(), [...a.gen()], await a.later()]
// --- arrow fields keep this
class Button {
  label = "ok";
  click = () => this.label;
}
const { click } = new Button();
click()
// --- class expressions
const make = (n) => class { static n = n; get double() { return n * 2; } };
const [A, B] = [make(1), make(2)];
[A.n, B.n, new B().double, A === B]
// --- prototypes by hand
const animal = { speak() { return `${this.name}!`; } };
const dog = Object.create(animal, { name: { value: "Rex", enumerable: true } });
[dog.speak(), animal.isPrototypeOf(dog), Object.keys(dog)]
// --- prototypes change
class A {}
const a = new A();
A.prototype.later = () => "added";
Object.setPrototypeOf(a, { swapped: () => "swapped" });
[new A().later(), a.swapped(), a instanceof A]
// --- vectors
class V {
  constructor(...xs) { this.xs = xs; }
  plus(o) { return new V(...this.xs.map((x, i) => x + o.xs[i])); }
  dot(o) { return this.xs.reduce((s, x, i) => s + x * o.xs[i], 0); }
  get length() { return Math.hypot(...this.xs); }
}
[new V(1, 2).plus(new V(3, 4)), new V(1, 2).dot(new V(3, 4)), new V(3, 4).length]
// --- a linked list
class List {
  #head = null;
  add(v) { this.#head = { v, next: this.#head }; return this; }
  reverse() {
    let previous = null;
    for (let n = this.#head; n; ) [n.next, previous, n] = [previous, n, n.next];
    this.#head = previous;
    return this;
  }
  *[Symbol.iterator]() { for (let n = this.#head; n; n = n.next) yield n.v; }
}
[...new List().add(1).add(2).add(3).reverse()]
// --- a binary tree
class Tree {
  insert(v) {
    if (this.v === undefined) this.v = v;
    else (this[v < this.v ? "left" : "right"] ??= new Tree()).insert(v);
    return this;
  }
  *walk() {
    if (this.left) yield* this.left.walk();
    yield this.v;
    if (this.right) yield* this.right.walk();
  }
}
const t = new Tree();
for (const v of [5, 2, 8, 1, 9]) t.insert(v);
[...t.walk()]
// --- events by hand
class Emitter {
  #on = {};
  on(name, f) { (this.#on[name] ??= []).push(f); return () => { this.#on[name] = this.#on[name].filter((x) => x !== f); }; }
  emit(name, ...a) { return (this.#on[name] ?? []).map((f) => f(...a)); }
}
const e = new Emitter();
const off = e.on("x", (n) => n + 1);
e.on("x", (n) => n * 10);
const first = e.emit("x", 4);
off();
[first, e.emit("x", 4), e.emit("none")]
// --- an enum by symbols
const Color = Object.freeze({ RED: Symbol("red"), GREEN: Symbol("green") });
[Color.RED.toString(), Color.GREEN.description, Color.RED === Color.RED, Object.keys(Color)]
// --- a fluent builder
class Query {
  #parts = [];
  select(...f) { this.#parts.push(`SELECT ${f.join(", ")}`); return this; }
  from(t) { this.#parts.push(`FROM ${t}`); return this; }
  where(c) { this.#parts.push(`WHERE ${c}`); return this; }
  toString() { return this.#parts.join(" "); }
}
`${new Query().select("a", "b").from("t").where("a > 1")}`
// --- an LRU cache
class LRU {
  constructor(size) { this.size = size; this.items = new Map(); }
  get(k) {
    if (!this.items.has(k)) return -1;
    const v = this.items.get(k);
    this.items.delete(k);
    this.items.set(k, v);
    return v;
  }
  put(k, v) {
    this.items.delete(k);
    this.items.set(k, v);
    if (this.items.size > this.size) this.items.delete(this.items.keys().next().value);
  }
}
const c = new LRU(2);
c.put(1, "a");
c.put(2, "b");
c.get(1);
c.put(3, "c");
[c.get(1), c.get(2), c.get(3)]
// --- nested instances shown
class Node { constructor(v, next) { this.v = v; this.next = next; } }
new Node(1, new Node(2, new Node(3, new Node(4))))
// --- static inheritance of factories
class Base { static create(...a) { return new this(...a); } constructor(n) { this.n = n; } }
class Child extends Base { get kind() { return "child"; } }
const c = Child.create(5);
[c.kind, c.n, c.constructor.name]
