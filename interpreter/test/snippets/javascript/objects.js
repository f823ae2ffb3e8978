// --- keys, values, entries
const o = { a: 1, b: [2], c: { d: 3 } };
[Object.keys(o), Object.values(o), Object.entries(o)]
// --- order of keys
Object.keys({ z: 1, 10: 1, a: 1, 2: 1, [Symbol("s")]: 1 })
// --- spread and assign
const a = { x: 1, y: 2 };
[{ ...a, y: 3, z: 4 }, Object.assign({}, a, null, { x: 0 }), Object.assign({}, "hi")]
// --- destructuring
const { a, b: { c = 5, ...others }, d = "none", ...rest } = { a: 1, b: { e: 2, f: 3 }, g: 4 };
[a, c, others, d, rest]
// --- destructuring arrays
const [first, , third = "x", ...more] = [1, 2, undefined, 4, 5];
[first, third, more]
// --- swapped
let [p, q] = [1, 2];
[p, q] = [q, p];
[p, q]
// --- destructuring parameters
const f = ({ name, tags: [tag] = [] } = {}) => `${name}:${tag}`;
[f({ name: "n", tags: ["t"] }), f({ name: "m" }), f()]
// --- optional chaining
const user = { address: { city: "Oslo" }, greet() { return "hi"; } };
[user?.address?.city, user.job?.title ?? "none", user.greet?.(), user.missing?.(), user.list?.[0] ?? null]
// --- nullish
[0 ?? 5, 0 || 5, null ?? "d", "" ?? "d", undefined ?? null ?? 1]
// --- logical assignment
const o = { a: 0, b: null, c: 1 };
o.a ||= 5;
o.b ??= 6;
o.c &&= 7;
o
// --- computed keys
const key = "dyn";
({ [key]: 1, [`${key}2`]: 2, ["a" + 1]() { return 3; } })
// --- getters and setters
const t = {
  c: 100,
  get f() { return this.c * 9 / 5 + 32; },
  set f(v) { this.c = ((v - 32) * 5) / 9; },
};
const before = t.f;
t.f = 32;
[before, t.c]
// --- fromEntries
Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([k, v]) => [k.toUpperCase(), v * 10]))
// --- inverted
Object.fromEntries(Object.entries({ a: "x", b: "y" }).map((pair) => pair.reverse()))
// --- frozen
"use strict";
const o = Object.freeze({ a: 1, deep: { b: 2 } });
let refused = false;
try {
  o.a = 5;
} catch (e) {
  refused = e instanceof TypeError;
}
o.deep.b = 3;
[refused, o, Object.isFrozen(o), Object.isFrozen(o.deep)]
// --- sealed and closed
const s = Object.seal({ a: 1 });
s.a = 2;
[Reflect.set(s, "b", 1), Reflect.deleteProperty(s, "a"), s, Object.isExtensible(Object.preventExtensions({}))]
// --- property descriptors
const o = Object.defineProperty({ v: 1 }, "hidden", { value: 2, enumerable: false });
[Object.keys(o), o.hidden, Object.getOwnPropertyDescriptor(o, "v")]
// --- own or inherited
const o = Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } });
const seen = [];
for (const k in o) seen.push(k);
[seen, Object.hasOwn(o, "inherited"), "inherited" in o, Object.keys(o)]
// --- deleted
const o = { a: 1, b: 2 };
[delete o.a, "a" in o, delete o.zzz, o]
// --- symbols as keys
const id = Symbol("id");
const o = { [id]: 1, a: 2 };
[o[id], Object.keys(o), Object.getOwnPropertySymbols(o).length, id.description, Symbol.for("x") === Symbol.for("x")]
// --- to a primitive
const o = { [Symbol.toPrimitive]: (hint) => (hint === "number" ? 42 : hint) };
[+o, `${o}`, o + ""]
// --- valueOf and toString
const money = { valueOf: () => 5, toString: () => "five" };
[money + 1, `${money}`, money > 4, [money].join()]
// --- clones
const o = { d: new Date(0), m: new Map([["k", { n: 1 }]]), s: new Set([1]), r: /x/g };
o.self = o;
const c = structuredClone(o);
[c !== o, c.self === c, c.d.getTime(), c.m.get("k"), c.s.has(1), c.r.flags]
// --- deep equality by hand
const equal = (a, b) =>
  a === b || (a && b && typeof a === "object" && typeof b === "object" &&
    Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((k) => equal(a[k], b[k])));
[equal({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), equal({ a: 1 }, { a: 2 })]
// --- deep merge
const merge = (a, b) => {
  for (const [k, v] of Object.entries(b)) a[k] = v && typeof v === "object" && a[k] ? merge(a[k], v) : v;
  return a;
};
merge({ a: { b: 1, c: 2 } }, { a: { c: 3, d: 4 }, e: 5 })
// --- paths
const get = (o, path) => path.split(".").reduce((v, k) => v?.[k], o);
[get({ a: [{ b: 5 }] }, "a.0.b"), get({}, "x.y.z") === undefined]
// --- flattened
const flat = (o, prefix = "") => Object.entries(o).flatMap(([k, v]) => (Object(v) === v ? flat(v, `${prefix}${k}.`) : [[prefix + k, v]]));
Object.fromEntries(flat({ a: { b: 1, c: { d: 2 } }, e: 3 }))
// --- a proxy with defaults
const p = new Proxy({ a: 1 }, { get: (t, k) => (k in t ? t[k] : `no ${String(k)}`), has: () => true });
[p.a, p.b, "zzz" in p]
// --- a proxy that counts
const log = [];
const p = new Proxy({}, {
  set(t, k, v) { log.push(`${k}=${v}`); return Reflect.set(t, k, v); },
  deleteProperty(t, k) { log.push(`-${k}`); return delete t[k]; },
});
p.x = 1;
p.y = 2;
delete p.x;
[log, Object.keys(p)]
// --- Reflect
class A { constructor(x) { this.x = x; } }
[Reflect.ownKeys({ b: 1, [Symbol.iterator]: 0 }).length, Reflect.construct(A, [5]).x, Reflect.has({ a: 1 }, "a"), Reflect.apply(Math.max, null, [1, 3])]
// --- the same kinds
[typeof null, typeof undefined, typeof [], typeof (() => 1), typeof 1n, typeof Symbol(), Array.isArray([])]
// --- tags
[[], null, new Date(0), /x/, new Map(), 1, function () {}].map((v) => Object.prototype.toString.call(v))
// --- comma and void
[(1, 2), void 0 === undefined, !!"", !!"0", !![]]
// --- grouped
[1, 2, 3, 4, 5].reduce((groups, n) => ((groups[n % 2 ? "odd" : "even"] ??= []).push(n), groups), {})
// --- pick and omit
const pick = (o, ...keys) => Object.fromEntries(keys.filter((k) => k in o).map((k) => [k, o[k]]));
const omit = (o, ...keys) => Object.fromEntries(Object.entries(o).filter(([k]) => !keys.includes(k)));
[pick({ a: 1, b: 2, c: 3 }, "a", "z"), omit({ a: 1, b: 2, c: 3 }, "a")]
// --- an object as the last expression
({ answer: 42, list: ["a", { b: null }] })
