// --- test and exec
const m = /(\d+)-(\d+)/.exec("tel 12-34");
[/b/.test("abc"), m[0], m[1], m.index, m.length]
// --- named groups
const { groups } = "2024-05-06".match(/(?<y>\d{4})-(?<m>\d\d)/);
[groups.y, groups.m, "a-b".replace(/(?<l>\w)-(?<r>\w)/, "$<r>-$<l>")]
// --- match all
[..."a1b22c333".matchAll(/[a-z](\d+)/g)].map((m) => [m[1], m.index])
// --- match with g
["a1b22".match(/\d+/g), "abc".match(/\d/g) ?? "none", "abc".match(/b/).index]
// --- flags
["A\nb".match(/^b/im)[0], /a.b/s.test("a\nb"), /a.b/.test("a\nb"), /x/gi.flags, new RegExp("a/b").source]
// --- sticky
const r = /\d/y;
r.lastIndex = 1;
[r.test("a1"), r.lastIndex, r.test("a1"), r.lastIndex]
// --- global patterns remember
const r = /a/g;
[r.test("aa"), r.lastIndex, r.test("aa"), r.test("aa"), r.lastIndex]
// --- greedy and lazy
["<a><b>".match(/<.*>/)[0], "<a><b>".match(/<.*?>/)[0]]
// --- look ahead and behind
["5 USD 6 EUR".match(/\d+(?= EUR)/)[0], "$5 6".match(/(?<=\$)\d/)[0], "foobar foobaz".match(/foo(?!bar)\w+/)[0], "1a 2b".match(/(?<!1)[a-z]/)[0]]
// --- back references
["the the cat".match(/\b(\w+) \1\b/)[0], /(?<q>['"]).*\k<q>/.test("'x\""), /^(.)(.).?\2\1$/.test("level")]
// --- Unicode
["😀x".match(/./gu).length, /\u{1F600}/u.test("😀"), "naïve café".match(/\p{L}+/gu), /^\p{Lu}/u.test("É")]
// --- scripts and categories
["aβ漢1".match(/\p{Script=Greek}/u)[0], "aβ漢1".match(/\p{Script=Han}/u)[0], "€5".match(/\p{Sc}/u)[0]]
// --- split with groups
["a1b2c".split(/(\d)/), "a, b;c".split(/[,;]\s*/), "".split(/,/)]
// --- replaced by a function with groups
"john SMITH".replace(/(?<first>\w+) (?<last>\w+)/, (...a) => { const g = a.at(-1); return `${g.last}, ${g.first}`; })
// --- thousands
"1234567.891".replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",")
// --- indices
const m = /a(?<z>z)?b/d.exec("xab");
[m.indices[0], m.indices.groups.z ?? "none"]
// --- groups that took no part
["ab".match(/(a)|(b)/), "b".replace(/(a)|(b)/, "[$1|$2]")]
// --- a match shown
"key=value".match(/(\w+)=(\w+)/)
// --- a tokenizer
const tokens = (t) => [...t.matchAll(/\s*(?:(?<num>\d+(?:\.\d+)?)|(?<id>[a-z]\w*)|(?<op>[-+*/()]))/gy)].map(({ groups }) => Object.entries(groups).find(([, v]) => v));
tokens("x1 + 3.5*(y-2)")
// --- a calculator
const calc = (text) => {
  const t = text.match(/\d+(?:\.\d+)?|[-+*/()]/g);
  const atom = () => { const x = t.shift(); if (x !== "(") return +x; const v = sum(); t.shift(); return v; };
  const term = () => { let v = atom(); while (/[*/]/.test(t[0])) v = t.shift() === "*" ? v * atom() : v / atom(); return v; };
  const sum = () => { let v = term(); while (/[-+]/.test(t[0])) v = t.shift() === "+" ? v + term() : v - term(); return v; };
  return sum();
};
[calc("2*(3+4)-10/5"), calc("1-2-3")]
// --- e-mail addresses
"ann@example.com, bob.b+x@mail.co.uk or @nobody".match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)
// --- escaped for a pattern
const escape = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
[escape("a.b*c"), new RegExp(escape("1+1")).test("1+1=2")]
// --- a template engine
const values = { name: "Ann", n: 3 };
"{{name}} has {{ n }} {{x}}".replace(/\{\{\s*(\w+)\s*\}\}/g, (_, k) => values[k] ?? "?")
// --- a key=value line
Object.fromEntries([...'a=1 b="two words" c=x'.matchAll(/(\w+)=("[^"]*"|\S+)/g)].map(([, k, v]) => [k, v]))
// --- tags stripped
"<p>a <b>bold</b> move</p>".replace(/<[^>]+>/g, "")
// --- dates rewritten
"on 05/03/2024 and 31/12/1999".replace(/(\d\d)\/(\d\d)\/(\d{4})/g, "$3-$2-$1")
// --- passwords
const rules = [/.{8,}/, /[A-Z]/, /[a-z]/, /\d/, /[^\w\s]/];
["Passw0rd!", "short"].map((p) => rules.map((r) => r.test(p)))
// --- classes inverted and ranges
["a-c_9 Z".match(/[^\w\s]/g), "tuvwxyz".match(/[v-x]+/)[0], "]\\".match(/[\]\\]/g)]
// --- anchors
["ab\nab".match(/^a/gm).length, "ab\nab".match(/b$/g).length, "a b".replace(/\b/g, "|")]
// --- empty matches
["abc".replace(/x*/g, "-"), "abc".split(/(?:)/), "aXbX".split(/X/)]
// --- hexadecimal colours
const rgb = (c) => c.match(/^#?(\w\w)(\w\w)(\w\w)$/).slice(1).map((x) => parseInt(x, 16));
[rgb("#ff8000"), rgb("102030")]
// --- a CSV line
const parse = (l) => [...l.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, q, p]) => q?.replaceAll('""', '"') ?? p);
parse('a,"b, c","say ""hi""",,d')
// --- patterns shown
[/a+b/gi, new RegExp("\\d", "y"), [/x/]]
