// --- JSON there and back
const o = { n: 1.5, s: "é\n", l: [null, true], d: {} };
const text = JSON.stringify(o);
[text, JSON.stringify(JSON.parse(text)) === text]
// --- JSON indented
JSON.stringify({ a: [1, { b: 2 }], c: [], d: {} }, null, 2)
// --- what JSON leaves out
JSON.stringify({ u: undefined, f() {}, s: Symbol("x"), n: NaN, i: Infinity, a: [undefined, () => 1], d: new Date(0) })
// --- a replacer
[JSON.stringify({ a: 1, b: 2, c: { a: 3 } }, ["a", "c"]), JSON.stringify({ a: 1, p: "secret" }, (k, v) => (k === "p" ? undefined : v))]
// --- a reviver
JSON.parse('{"when":"2024-01-02T00:00:00.000Z","n":1}', (k, v) => (k === "when" ? new Date(v).getUTCFullYear() : v))
// --- circles
const o = {};
o.self = o;
let name;
try {
  JSON.stringify(o);
} catch (e) {
  name = e.name;
}
name
// --- big integers aren't JSON
let name;
try {
  JSON.stringify(1n);
} catch (e) {
  name = e.name;
}
[name, JSON.stringify({ n: 1n }, (_, v) => (typeof v === "bigint" ? `${v}n` : v))]
// --- surrogates and separators
JSON.stringify(["\ud800", "\u2028", "😀", "\u0007", '"\\'])
// --- numbers in JSON
JSON.parse("[1e3, -0.5, 1E-2, 123456789012345680000]")
// --- broken JSON
["{a:1}", "[1,]", "'x'", "01", "", "nul", '{"a":1}}'].map((t) => {
  try {
    return JSON.parse(t);
  } catch (e) {
    return e.name;
  }
})
// --- toJSON
JSON.stringify({ d: new Date(Date.UTC(2024, 0, 2)), m: new Map([[1, 2]]), s: new Set([1]), x: { toJSON: (k) => `key ${k}` } })
// --- lines of JSON
'{"n":1}\n{"n":2}\n\n{"n":39}'.split("\n").filter(Boolean).map(JSON.parse).reduce((s, { n }) => s + n, 0)
// --- duplicates and odd keys
JSON.parse('{"a":1,"a":2,"__proto__":3,"":4}')["a"] + Object.keys(JSON.parse('{"__proto__":3,"":4}')).length
// --- dates in UTC
const d = new Date(Date.UTC(2024, 1, 29, 12, 30, 45, 678));
[d.toISOString(), d.getTime(), d.getUTCDay(), d.toJSON(), d.getUTCMonth()]
// --- parsed dates
["2024-02-29", "2024-02-29T10:00:00Z", "2024-02-29T10:00:00+02:00", "Thu, 01 Jan 1970 00:00:00 GMT"].map((t) => new Date(t).getTime())
// --- invalid dates
const d = new Date("nonsense");
[String(d), Number.isNaN(d.getTime()), d.toJSON()]
// --- overflow of months and days
[new Date(Date.UTC(2024, 12, 1)), new Date(Date.UTC(2024, 1, 30)), new Date(Date.UTC(2024, 0, 0))].map((d) => d.toISOString().slice(0, 10))
// --- days between
const days = (a, b) => Math.round((Date.parse(b) - Date.parse(a)) / 864e5);
[days("2024-02-01", "2024-03-01"), days("2023-02-01", "2023-03-01"), days("2024-01-01", "2023-01-01")]
// --- leap years
[1900, 2000, 2023, 2024].filter((y) => new Date(Date.UTC(y, 1, 29)).getUTCMonth() === 1)
// --- set parts
const d = new Date(0);
d.setUTCFullYear(2024, 1, 29);
d.setUTCHours(23, 59);
d.setUTCDate(d.getUTCDate() + 1);
d.toISOString()
// --- months added
const add = (iso, n) => {
  const d = new Date(`${iso}T00:00:00Z`), day = d.getUTCDate();
  d.setUTCDate(1);
  d.setUTCMonth(d.getUTCMonth() + n);
  d.setUTCDate(Math.min(day, new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate()));
  return d.toISOString().slice(0, 10);
};
[add("2024-01-31", 1), add("2024-01-31", 13), add("2024-03-15", -4)]
// --- a date shown
[new Date(0), { when: new Date(Date.UTC(2024, 0, 2)) }]
// --- dates compare
const a = new Date(1), b = new Date(2);
[a < b, +a === 1, a - b, new Date(1) === new Date(1), [b, a].sort((x, y) => x - y).map(Number)]
// --- weekdays
const names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
["2024-07-04", "2000-01-01", "1969-07-20"].map((d) => names[new Date(d).getUTCDay()])
// --- business days
let n = 0;
for (let d = Date.UTC(2024, 3, 1); d < Date.UTC(2024, 4, 1); d += 864e5) if (new Date(d).getUTCDay() % 6) n++;
n
// --- Friday the thirteenth
Array.from({ length: 12 }, (_, m) => new Date(Date.UTC(2026, m, 13))).filter((d) => d.getUTCDay() === 5).map((d) => d.getUTCMonth() + 1)
// --- Easter
const easter = (y) => {
  const a = y % 19, b = (y / 100) | 0, c = y % 100, d = b >> 2, e = b % 4;
  const g = ((8 * b + 13) / 25) | 0, h = (19 * a + b - d - g + 15) % 30, i = c >> 2, k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7, m = ((a + 11 * h + 19 * l) / 433) | 0;
  const month = ((h + l - 7 * m + 90) / 25) | 0;
  return `${month}-${(h + l - 7 * m + 33 * month + 19) % 32}`;
};
[2024, 2025, 2000].map(easter)
// --- durations
const show = (s) => [s / 3600, (s / 60) % 60, s % 60].map((n) => String(Math.floor(n)).padStart(2, "0")).join(":");
[3725, 59, 360000].map(show)
// --- age
const age = (born, on) => {
  const [a, b] = [new Date(born), new Date(on)];
  const before = b.getUTCMonth() < a.getUTCMonth() || (b.getUTCMonth() === a.getUTCMonth() && b.getUTCDate() < a.getUTCDate());
  return b.getUTCFullYear() - a.getUTCFullYear() - before;
};
[age("2000-02-29", "2024-02-28"), age("2000-02-29", "2024-02-29")]
// --- the clock goes on
const a = performance.now(), b = performance.now();
[b >= a, Date.now() > 1.6e12, typeof performance.timeOrigin]
// --- dates in a language
new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(0))
// --- parts of dates
new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 1, 29)))
// --- time in a zone
new Date(Date.UTC(2024, 6, 1, 12)).toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit" })
// --- numbers in a language
[(1234567.891).toLocaleString("en-US"), new Intl.NumberFormat("en-GB", { style: "currency", currency: "EUR" }).format(1234.5), (0.256).toLocaleString("en", { style: "percent" })]
// --- compact numbers and units
const f = (o) => new Intl.NumberFormat("en", o).format(12345);
[f({ notation: "compact" }), f({ style: "unit", unit: "kilometer" }), f({ minimumFractionDigits: 2 })]
// --- plurals
const rules = new Intl.PluralRules("en", { type: "ordinal" });
[1, 2, 3, 4, 11, 21, 102].map((n) => n + { one: "st", two: "nd", few: "rd", other: "th" }[rules.select(n)])
// --- lists
[new Intl.ListFormat("en", { type: "conjunction" }).format(["a", "b", "c"]), new Intl.ListFormat("en", { type: "disjunction" }).format(["a", "b"])]
// --- relative times
const r = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
[r.format(-1, "day"), r.format(3, "week"), r.format(0, "year")]
// --- sorted by a language
[["ä", "a", "z", "B"].sort(new Intl.Collator("en").compare), "a".localeCompare("Á", "en", { sensitivity: "base" }), ["a10", "a2"].sort(new Intl.Collator("en", { numeric: true }).compare)]
