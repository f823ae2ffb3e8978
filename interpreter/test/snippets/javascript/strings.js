// --- slices
const s = "interpreter";
[s.slice(2, 5), s.slice(-3), s.substring(5, 2), s.at(-1), s[0], s.charAt(99)]
// --- split and join
["a,b,,c".split(","), "abc".split(""), "a b  c".split(/\s+/), "a-b-c".split("-", 2), ["x", "y"].join("+")]
// --- find
["banana".indexOf("an"), "banana".lastIndexOf("an"), "banana".includes("nan"), "banana".search(/n/), "x".indexOf("y")]
// --- starts and ends
["file.txt".endsWith(".txt"), "file.txt".startsWith("txt", 5), "abc".startsWith("")]
// --- replace
["aaa".replace("a", "b"), "aaa".replaceAll("a", "b"), "x1y2".replace(/\d/g, "#"), "john smith".replace(/(\w+) (\w+)/, "$2, $1")]
// --- replace by a function
"a1b22".replace(/\d+/g, (d, at) => `<${d * 2}@${at}>`)
// --- special replacements
"abc".replace("b", "[$&$`$'$$]")
// --- padding
["7".padStart(3, "0"), "7".padEnd(3, "ab"), "long".padStart(2), "x".repeat(3)]
// --- trim
["[" + "  a ".trim() + "]", "  a ".trimStart() + "|", "  a ".trimEnd() + "|"]
// --- case
["straße".toUpperCase(), "ÀÉ".toLowerCase(), "i".toUpperCase(), "ΑΣ".toLowerCase()]
// --- templates
const [name, n] = ["Ann", 3];
`${name} has ${n} item${n === 1 ? "" : "s"}, ${`nested ${n + 1}`}`
// --- tagged templates
const tag = (parts, ...values) => parts.raw.map((p, i) => p + (values[i] ?? "")).join("|");
tag`a${1}\n${2}c`
// --- raw
String.raw`C:\new\table ${1 + 1}`
// --- code points
["A".charCodeAt(0), "😀".length, [..."😀é"].length, "😀".codePointAt(0), String.fromCodePoint(128512), "😀".charCodeAt(1)]
// --- normal forms
["é" === "e\u0301", "e\u0301".normalize() === "é", "ﬁ".normalize("NFKC"), "é".normalize("NFD").length]
// --- accents removed
"Crème Brûlée".normalize("NFD").replace(/\p{M}/gu, "")
// --- well formed
["ab\ud800".isWellFormed(), "ab\ud800c".toWellFormed(), "😀".isWellFormed()]
// --- comparing
["a" < "b", "B" < "a", "10" < "9", 10 < "9", "a".localeCompare("b"), ["é", "z", "a"].sort()]
// --- reversed
[..."hello"].reverse().join("")
// --- palindromes
const palindrome = (t) => {
  const letters = t.toLowerCase().replace(/[^a-z]/g, "");
  return letters === [...letters].reverse().join("");
};
[palindrome("A man, a plan, a canal: Panama"), palindrome("no")]
// --- counted
const counts = {};
for (const c of "mississippi") counts[c] = (counts[c] ?? 0) + 1;
counts
// --- words capitalised
"the quick brown fox".split(" ").map((w) => w[0].toUpperCase() + w.slice(1)).join(" ")
// --- camel and snake
["some_variable_name".replace(/_(\w)/g, (_, c) => c.toUpperCase()), "someVariableName".replace(/[A-Z]/g, (c) => "_" + c.toLowerCase())]
// --- Caesar
const shift = (t, by) => t.replace(/[a-z]/gi, (c) => {
  const base = c <= "Z" ? 65 : 97;
  return String.fromCharCode(((c.charCodeAt(0) - base + by + 26) % 26) + base);
});
[shift("Hello, World!", 3), shift(shift("Hello", 3), -3)]
// --- run lengths
"aaabccdddd".replace(/(.)\1*/g, (run, c) => c + run.length)
// --- Levenshtein
const distance = (a, b) => {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
};
[distance("kitten", "sitting"), distance("", "abc")]
// --- balanced
const balanced = (t) => {
  const pairs = { ")": "(", "]": "[", "}": "{" }, stack = [];
  for (const c of t) {
    if ("([{".includes(c)) stack.push(c);
    else if (c in pairs && stack.pop() !== pairs[c]) return false;
  }
  return stack.length === 0;
};
["{[()]}", "([)]", "(("].map(balanced)
// --- anagrams
const groups = {};
for (const w of ["listen", "silent", "cat", "act"]) (groups[[...w].sort().join("")] ??= []).push(w);
groups
// --- escapes
["\x41\u0042\u{43}", "tab\there", 'it\'s "q"', "line\
continued"]
// --- encoded
[encodeURIComponent("a b&c/é"), encodeURI("http://x/a b?q=é"), decodeURIComponent("%C3%A9%20"), escape("é "), unescape("%u20AC")]
// --- wrapped
const wrap = (t, n) => t.split(" ").reduce((lines, w) => {
  if ((lines.at(-1) + " " + w).trim().length > n) lines.push(w);
  else lines[lines.length - 1] = (lines.at(-1) + " " + w).trim();
  return lines;
}, [""]);
wrap("the quick brown fox jumps over the lazy dog", 12)
// --- slugs
" Hello, Wörld! Again ".normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
// --- common prefix
const prefix = (words) => words.reduce((a, b) => {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a.slice(0, i);
});
prefix(["interstellar", "internet", "interval"])
// --- concat and coercion
["a".concat(1, null, [2, 3]), `${[1, [2, 3]]}`, `${{}}`, String(Symbol("s")), String([null, undefined, 1])]
// --- a text as it is
"first line\nsecond 'line'"
// --- characters by class
[..."aB3 é_"].map((c) => (/\p{Lu}/u.test(c) ? "U" : /\p{L}/u.test(c) ? "l" : /\d/.test(c) ? "9" : "?")).join("")
// --- a brainfuck interpreter
const run = (code) => {
  const cells = Array(30).fill(0), jumps = {}, stack = [];
  [...code].forEach((c, i) => {
    if (c === "[") stack.push(i);
    if (c === "]") jumps[(jumps[i] = stack.pop())] = i;
  });
  let p = 0, out = "";
  for (let i = 0; i < code.length; i++) {
    const c = code[i];
    if (c === ">") p++;
    else if (c === "<") p--;
    else if (c === "+") cells[p]++;
    else if (c === "-") cells[p]--;
    else if (c === ".") out += String.fromCharCode(cells[p]);
    else if ((c === "[" && !cells[p]) || (c === "]" && cells[p])) i = jumps[i];
  }
  return out;
};
run("++++++++[>+++++++++<-]>.+.+.")
// --- pig latin
"simple string apple".replace(/\b([^aeiou\s]*)(\w+)/g, "$2$1ay")
// --- a diamond
[1, 2, 3, 2, 1].map((n) => " ".repeat(3 - n) + "*".repeat(2 * n - 1)).join("\n")
