// --- a map
const m = new Map([["a", 1], ["b", 2]]);
m.set("c", 3).delete("a");
[m.get("b"), m.has("a"), m.size, [...m.keys()], [...m.values()]]
// --- keys of any kind
const key = {}, m = new Map();
m.set(key, "object").set(NaN, "nan").set(0, "zero").set("0", "text");
[m.get(key), m.get({}) ?? "none", m.get(NaN), m.get(-0), m.size]
// --- order of insertion
const m = new Map([["z", 1], ["a", 2]]);
m.set("z", 9).set("m", 3);
[...m.entries()]
// --- a map shown
new Map([["a", { n: 1 }], [2, ["x"]], [null, new Map()]])
// --- map to object and back
const m = new Map(Object.entries({ a: 1, b: 2 }));
[Object.fromEntries(m), [...m].map(([k, v]) => k + v), JSON.stringify([...m])]
// --- deleted while walked
const m = new Map([[1, "a"], [2, "b"], [3, "c"]]), seen = [];
m.forEach((v, k) => {
  seen.push(k + v);
  m.delete(2);
});
seen
// --- a set
const s = new Set([3, 1, 3]);
s.add(2).add(1);
[s.size, s.has(3), s.delete(9), [...s], s.forEach((x) => x) ?? "nothing"]
// --- a set shown
new Set(["a", 1, [2], new Set([null])])
// --- algebra of sets by hand
const a = new Set([1, 2, 3]), b = new Set([2, 3, 4]);
[[...a].filter((x) => b.has(x)), [...new Set([...a, ...b])], [...a].filter((x) => !b.has(x))]
// --- counted words
const counts = new Map();
for (const w of "the cat the dog the end".split(" ")) counts.set(w, (counts.get(w) ?? 0) + 1);
[...counts].sort(([, a], [, b]) => b - a)[0]
// --- grouped
const groups = new Map();
for (const n of [1, 2, 3, 4, 5, 6]) groups.set(n % 3, [...(groups.get(n % 3) ?? []), n]);
groups
// --- weak collections
const key = {}, w = new WeakMap([[key, 1]]), s = new WeakSet([key]);
[w.get(key), w.has({}), s.has(key), w.delete(key), w.has(key)]
// --- weak keys must be objects
let name;
try {
  new WeakMap().set("text", 1);
} catch (e) {
  name = e.name;
}
name
// --- a weak reference
const o = { n: 1 };
new WeakRef(o).deref().n
// --- a queue by two stacks
class Queue {
  #in = [];
  #out = [];
  push(x) { this.#in.push(x); }
  pop() {
    if (!this.#out.length) while (this.#in.length) this.#out.push(this.#in.pop());
    return this.#out.pop();
  }
}
const q = new Queue();
q.push(1);
q.push(2);
const first = q.pop();
q.push(3);
[first, q.pop(), q.pop()]
// --- a heap
class Heap {
  items = [];
  push(x) {
    this.items.push(x);
    let i = this.items.length - 1;
    while (i && this.items[(i - 1) >> 1] > this.items[i]) {
      const p = (i - 1) >> 1;
      [this.items[p], this.items[i]] = [this.items[i], this.items[p]];
      i = p;
    }
  }
  pop() {
    const [top] = this.items, last = this.items.pop();
    if (this.items.length) {
      this.items[0] = last;
      for (let i = 0; ; ) {
        let c = 2 * i + 1;
        if (c >= this.items.length) break;
        if (c + 1 < this.items.length && this.items[c + 1] < this.items[c]) c++;
        if (this.items[i] <= this.items[c]) break;
        [this.items[i], this.items[c]] = [this.items[c], this.items[i]];
        i = c;
      }
    }
    return top;
  }
}
const h = new Heap();
[5, 3, 8, 1, 9, 2].forEach((x) => h.push(x));
Array.from({ length: 6 }, () => h.pop())
// --- Dijkstra
const graph = { A: { B: 7, C: 9, F: 14 }, B: { C: 10, D: 15 }, C: { D: 11, F: 2 }, D: { E: 6 }, F: { E: 9 }, E: {} };
const far = new Map([["A", 0]]), left = new Set(Object.keys(graph));
while (left.size) {
  const u = [...left].reduce((a, b) => ((far.get(a) ?? Infinity) <= (far.get(b) ?? Infinity) ? a : b));
  left.delete(u);
  for (const [v, w] of Object.entries(graph[u])) far.set(v, Math.min(far.get(v) ?? Infinity, far.get(u) + w));
}
Object.fromEntries(far)
// --- a trie
const trie = {};
for (const w of ["car", "cart", "dog"]) {
  let n = trie;
  for (const c of w) n = n[c] ??= {};
  n.$ = true;
}
const words = (n, p = "") => Object.entries(n).flatMap(([c, r]) => (c === "$" ? [p] : words(r, p + c)));
[words(trie), words(trie.c, "c")]
// --- union and find
const parent = [...Array(6).keys()];
const find = (x) => (parent[x] === x ? x : (parent[x] = find(parent[x])));
for (const [a, b] of [[0, 1], [2, 3], [1, 3]]) parent[find(a)] = find(b);
new Set(parent.map((_, i) => find(i))).size
// --- topological order
const needs = { c: ["b"], b: ["a"], a: [], d: ["a", "c"] };
const done = [];
const visit = (n) => {
  if (done.includes(n)) return;
  needs[n].forEach(visit);
  done.push(n);
};
Object.keys(needs).forEach(visit);
done
// --- the game of life
const step = (cells) => {
  const near = new Map();
  for (const c of cells) {
    const [x, y] = c.split(",").map(Number);
    for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++)
      if (dx || dy) near.set(`${x + dx},${y + dy}`, (near.get(`${x + dx},${y + dy}`) ?? 0) + 1);
  }
  return new Set([...near].filter(([c, n]) => n === 3 || (n === 2 && cells.has(c))).map(([c]) => c));
};
[...step(new Set(["0,0", "0,1", "0,2"]))].sort()
// --- eight queens
const queens = (n, row = 0, cs = [], ds = [], es = []) =>
  row === n ? 1 : [...Array(n).keys()].reduce((sum, c) =>
    cs.includes(c) || ds.includes(row - c) || es.includes(row + c) ? sum : sum + queens(n, row + 1, [...cs, c], [...ds, row - c], [...es, row + c]), 0);
[4, 5, 6].map((n) => queens(n))
// --- knapsack
const best = Array(51).fill(0);
for (const [v, w] of [[60, 10], [100, 20], [120, 30]])
  for (let r = 50; r >= w; r--) best[r] = Math.max(best[r], best[r - w] + v);
best[50]
// --- coins
const ways = [1, ...Array(63).fill(0)];
for (const c of [1, 5, 10, 25]) for (let a = c; a <= 63; a++) ways[a] += ways[a - c];
ways[63]
// --- the longest common subsequence
const lcs = (a, b) => (!a || !b ? "" : a[0] === b[0] ? a[0] + lcs(a.slice(1), b.slice(1)) : [lcs(a.slice(1), b), lcs(a, b.slice(1))].sort((x, y) => y.length - x.length)[0]);
lcs("AGGTAB", "GXTXAYB")
// --- the largest sum of neighbours
let best = -Infinity, here = 0;
for (const x of [-2, 1, -3, 4, -1, 2, 1, -5, 4]) best = Math.max(best, (here = Math.max(x, here + x)));
best
// --- two sum
const seen = new Map(), xs = [2, 7, 11, 15];
let pair;
xs.forEach((x, i) => {
  if (seen.has(26 - x)) pair = [seen.get(26 - x), i];
  seen.set(x, i);
});
pair
// --- Huffman's lengths
const count = {};
for (const c of "abracadabra") count[c] = (count[c] ?? 0) + 1;
let nodes = Object.entries(count).map(([c, n]) => ({ n, c }));
while (nodes.length > 1) {
  nodes.sort((a, b) => a.n - b.n);
  const [a, b, ...rest] = nodes;
  nodes = [...rest, { n: a.n + b.n, kids: [a, b] }];
}
const cost = (node, depth = 0) => (node.kids ? node.kids.reduce((s, k) => s + cost(k, depth + 1), 0) : node.n * depth);
cost(nodes[0])
// --- merge sort
const sort = (a) => {
  if (a.length < 2) return a;
  const l = sort(a.slice(0, a.length >> 1)), r = sort(a.slice(a.length >> 1)), out = [];
  while (l.length && r.length) out.push(l[0] <= r[0] ? l.shift() : r.shift());
  return [...out, ...l, ...r];
};
sort([5, 2, 4, 7, 1, 3, 2, 6])
