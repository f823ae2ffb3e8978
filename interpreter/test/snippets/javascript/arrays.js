// --- map, filter, reduce
[1, 2, 3, 4].filter((n) => n % 2 === 0).map((n) => n * n).reduce((a, b) => a + b, 0)
// --- push, pop, shift, unshift
const a = [1, 2];
[a.push(3, 4), a.pop(), a.shift(), a.unshift(9, 8), a]
// --- splice
const a = [0, 1, 2, 3, 4, 5];
[a.splice(1, 2, "x"), a.splice(-1), a.splice(1, 0, "y", "z"), a]
// --- slice and at
const a = [1, 2, 3, 4];
[a.slice(1, -1), a.slice(-2), a.at(-1), a.at(9) ?? "none"]
// --- sort is by text
[[10, 9, 1, 100].sort(), [10, 9, 1, 100].sort((a, b) => a - b)]
// --- a stable sort
[{ n: "a", v: 2 }, { n: "b", v: 1 }, { n: "c", v: 2 }, { n: "d", v: 1 }].sort((x, y) => x.v - y.v).map((x) => x.n).join("")
// --- by several keys
const people = [["Bob", 25], ["Ann", 30], ["Cid", 25]];
people.sort(([n1, a1], [n2, a2]) => a2 - a1 || n1.localeCompare(n2))
// --- without changing it
const a = [3, 1, 2];
[a.toSorted(), a.toReversed(), a.with(0, 9), a.toSpliced(0, 1), a]
// --- find
const a = [5, 12, 8, 130];
[a.find((x) => x > 10), a.findIndex((x) => x > 10), a.findLast((x) => x > 10), a.findLastIndex((x) => x < 0), a.find((x) => x > 999) === undefined]
// --- includes and indexOf
[[1, NaN].includes(NaN), [1, NaN].indexOf(NaN), ["a", "b", "a"].lastIndexOf("a")]
// --- every and some
[[2, 4].every((n) => n % 2 === 0), [].every(() => false), [1].some((n) => n > 5), [].some(() => true)]
// --- flat and flatMap
[[1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity), ["a b", "c"].flatMap((s) => s.split(" "))]
// --- fill and from
[new Array(3).fill(0), Array.from({ length: 3 }, (_, i) => i * i), Array.from("abc"), Array.of(7), [...Array(3).keys()]]
// --- spread and concat
[[...[1, 2], ...new Set([2, 3]), ..."ab"], [1].concat(2, [3, [4]])]
// --- reduceRight
[["a", "b", "c"].reduceRight((s, x) => s + x), [[1, 2], [3]].reduceRight((a, b) => a.concat(b))]
// --- reduce of nothing
let name;
try {
  [].reduce((a, b) => a + b);
} catch (e) {
  name = e.name;
}
name
// --- holes
const a = [1, , 3];
[a.length, 1 in a, a.map((x) => x * 2).length, a.flat()]
// --- length
const a = [1, 2, 3];
a.length = 1;
a[3] = "x";
[a.length, Object.keys(a)]
// --- an array shown
[1, , "two", [3, [4, [5, [6]]]], undefined, null, -0]
// --- a long array shown
Array.from({ length: 120 }, (_, i) => i)
// --- copyWithin, entries
[[1, 2, 3, 4, 5].copyWithin(0, 3), [..."ab"].entries().next().value, [...["x", "y"].entries()]]
// --- unique
[[...new Set([3, 1, 3, 2, 1])], [1, 2, 2].filter((x, i, all) => all.indexOf(x) === i)]
// --- chunks
const chunk = (a, n) => Array.from({ length: Math.ceil(a.length / n) }, (_, i) => a.slice(i * n, i * n + n));
chunk([..."abcdefgh"], 3)
// --- zip and transpose
const zip = (...rows) => rows[0].map((_, i) => rows.map((r) => r[i]));
zip([1, 2, 3], ["a", "b", "c"])
// --- rotated
const rotate = (a, n) => [...a.slice(n), ...a.slice(0, n)];
[rotate([1, 2, 3, 4], 1), rotate([1, 2, 3, 4], -1)]
// --- partition
const [even, odd] = [1, 2, 3, 4, 5].reduce(([e, o], n) => (n % 2 ? [e, [...o, n]] : [[...e, n], o]), [[], []]);
({ even, odd })
// --- intersection and difference
const a = [1, 2, 3], b = [2, 3, 4];
[a.filter((x) => b.includes(x)), a.filter((x) => !b.includes(x)), [...new Set([...a, ...b])]]
// --- counted by
["a", "b", "a"].reduce((c, x) => ({ ...c, [x]: (c[x] ?? 0) + 1 }), {})
// --- largest by
const best = (a, f) => a.reduce((m, x) => (f(x) > f(m) ? x : m));
best(["a", "ccc", "bb"], (s) => s.length)
// --- cumulative
let sum = 0;
[1, 2, 3, 4].map((n) => (sum += n))
// --- windows
const windows = (a, n) => a.slice(0, a.length - n + 1).map((_, i) => a.slice(i, i + n));
windows([1, 2, 3, 4], 2)
// --- cartesian product
const cartesian = (...sets) => sets.reduce((acc, set) => acc.flatMap((x) => set.map((y) => [...x, y])), [[]]);
cartesian([1, 2], ["a", "b"])
// --- permutations
const permute = (a) => (a.length < 2 ? [a] : a.flatMap((x, i) => permute([...a.slice(0, i), ...a.slice(i + 1)]).map((r) => [x, ...r])));
permute([1, 2, 3])
// --- subsets
const subsets = (a) => a.reduce((all, x) => all.concat(all.map((s) => [...s, x])), [[]]);
subsets(["a", "b", "c"])
// --- a spiral
const spiral = (m) => (m.length ? [...m[0], ...spiral(m.slice(1).length ? m[1].map((_, i) => m.slice(1).map((r) => r[r.length - 1 - i])) : [])] : []);
spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
// --- binary search
const search = (a, x) => {
  let [low, high] = [0, a.length - 1];
  while (low <= high) {
    const m = (low + high) >> 1;
    if (a[m] === x) return m;
    if (a[m] < x) low = m + 1;
    else high = m - 1;
  }
  return -1;
};
[1, 7, 9, 4].map((x) => search([1, 3, 5, 7, 9], x))
// --- quicksort
const sort = ([p, ...rest]) => (p === undefined ? [] : [...sort(rest.filter((x) => x < p)), p, ...sort(rest.filter((x) => x >= p))]);
sort([3, 6, 1, 8, 2, 9, 2])
// --- array-likes
const f = function () { return Array.prototype.map.call(arguments, (x) => x * 2); };
[f(1, 2), Array.from({ 0: "a", 1: "b", length: 2 }), Array.prototype.join.call("abc", "-")]
// --- join of nothing
[[null, undefined, 1].join("-"), [[1, 2], [3]].toString(), String([])]
// --- typed arrays
const t = new Uint8Array([1, 256, -1]);
const f = Float32Array.of(1.5, 0.1);
[[...t], t.BYTES_PER_ELEMENT, f[1] === 0.1, [...new Int16Array(2).fill(7)]]
// --- clamped
[...new Uint8ClampedArray([300, -5, 1.5, 2.5])]
// --- views of a buffer
const buffer = new ArrayBuffer(8);
const view = new DataView(buffer);
view.setUint16(0, 0x1234);
view.setFloat32(4, 1.5, true);
[[...new Uint8Array(buffer)], view.getInt8(0), view.getUint16(0, true)]
// --- subarrays share
const t = new Uint8Array([1, 2, 3, 4]);
t.subarray(1, 3)[0] = 99;
[[...t], [...t.slice(1, 2)], [...t].includes(99)]
// --- typed arrays sort as numbers
[[...new Float64Array([10, 9, 1]).sort()], new Uint8Array([5, 6]).indexOf(6), [...new Uint8Array([1, 2]).map((x) => x * 200)]]
