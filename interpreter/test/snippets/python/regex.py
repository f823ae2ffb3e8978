# --- match, search, fullmatch
import re
bool(re.match("b", "abc")), re.search("b", "abc").span(), bool(re.fullmatch("[a-c]+", "abc"))
# --- groups
import re
m = re.match(r"(\w+)@(\w+)\.(com|org)", "ann@site.org")
m.groups(), m[1], m.span(2), m.lastindex
# --- named groups
import re
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-06")
m.groupdict(), m["year"], m.start("month")
# --- findall with and without groups
import re
re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall("(x)?y", "xyy")
# --- finditer
import re
[(m.group(), m.start()) for m in re.finditer(r"[aeiou]", "education")]
# --- sub with references
import re
re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<d>\d)", r"<\g<d>>", "a1b2")
# --- sub with a function
import re
re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "3 apples, 10 pears")
# --- subn and a count
import re
re.subn("a", "b", "banana"), re.sub("a", "o", "banana", count=2)
# --- split
import re
re.split(r"[,;]\s*", "a, b;c"), re.split(r"(\d)", "a1b2c"), re.split("x", "axbxc", maxsplit=1)
# --- flags
import re
re.findall("^b", "a\nB\nb", re.M | re.I), re.search("a.b", "a\nb", re.S) is not None
# --- verbose
import re
pattern = re.compile(r"""
    (?P<sign>[+-])?   # a sign
    (?P<int>\d+)      # digits
    (?:\.(?P<frac>\d+))?
""", re.VERBOSE)
pattern.fullmatch("-12.50").groupdict(), pattern.fullmatch("7").groupdict()
# --- greedy and lazy
import re
re.search("<.*>", "<a><b>")[0], re.search("<.*?>", "<a><b>")[0]
# --- look ahead and behind
import re
re.findall(r"\d+(?= USD)", "5 USD, 6 EUR"), re.findall(r"(?<=\$)\d+", "$5 and 6"), re.findall(r"\b(?!no)\w+", "no yes nope ok")
# --- back references
import re
re.findall(r"\b(\w+) \1\b", "the the cat sat sat"), bool(re.fullmatch(r"(['\"]).*\1", "'x'"))
# --- thousands by a pattern
import re
re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567")
# --- word boundaries
import re
re.sub(r"\bcat\b", "dog", "cat concat cat.")
# --- classes of characters
import re
re.findall(r"[^\W\d_]+", "abc_12é-x"), re.findall(r"\s", "a b\tc"), re.findall(r"\W", "a-b c")
# --- Unicode or ASCII
import re
re.findall(r"\w+", "naïve café"), re.findall(r"\w+", "naïve", re.A)
# --- repetitions
import re
[bool(re.fullmatch("a{2,3}", "a" * n)) for n in range(1, 5)], re.findall("(?:ab){2}", "ababab")
# --- alternatives
import re
re.findall("cat|category", "category"), re.findall("category|cat", "category cat")
# --- conditional
import re
p = re.compile(r"(<)?\w+(?(1)>)")
[bool(p.fullmatch(t)) for t in ("<a>", "a", "<a", "a>")]
# --- escape
import re
re.escape("a.b*c"), re.findall(re.escape("1+1"), "1+1=2")
# --- bytes
import re
re.findall(rb"\d+", b"a1b22"), re.sub(b"a", b"b", b"aa")
# --- a tokenizer
import re
spec = [("NUM", r"\d+(?:\.\d+)?"), ("OP", r"[-+*/()]"), ("ID", r"[a-z]\w*"), ("WS", r"\s+")]
master = re.compile("|".join(f"(?P<{n}>{p})" for n, p in spec))
[(m.lastgroup, m[0]) for m in master.finditer("x1 + 3.5*(y-2)") if m.lastgroup != "WS"]
# --- a calculator
import re
def calculate(text):
    tokens = re.findall(r"\d+|[-+*/()]", text)
    def atom():
        t = tokens.pop(0)
        if t == "(":
            v = total()
            tokens.pop(0)
            return v
        return int(t)
    def term():
        v = atom()
        while tokens and tokens[0] in "*/":
            v = v * atom() if tokens.pop(0) == "*" else v / atom()
        return v
    def total():
        v = term()
        while tokens and tokens[0] in "+-":
            v = v + term() if tokens.pop(0) == "+" else v - term()
        return v
    return total()

calculate("2*(3+4)-10/5"), calculate("1-2-3")
# --- a broken pattern
import re
try:
    re.compile("(unclosed")
except re.error as e:
    print(e.msg, e.pos, e.pattern)
# --- nothing to repeat
import re
try:
    re.compile("*a")
except re.error as e:
    print(e)
# --- emails
import re
text = "write to ann@example.com, bob.b+x@mail.co.uk or @nobody"
re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text)
# --- hashtags and mentions
import re
re.findall(r"(?<!\w)[#@](\w+)", "#one two@three @four #five_6")
# --- dates rewritten
import re
re.sub(r"(\d{2})/(\d{2})/(\d{4})", r"\3-\2-\1", "on 05/03/2024 and 31/12/1999")
# --- strip tags
import re
re.sub(r"<[^>]+>", "", "<p>a <b>bold</b> move</p>")
# --- camel case taken apart
import re
re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?=[A-Z]|$)", "parseHTTPResponseCode"), re.sub(r"(?<!^)(?=[A-Z])", "_", "SomeName").lower()
# --- a template engine
import re
values = {"name": "Ann", "n": 3}
re.sub(r"\{\{\s*(\w+)\s*\}\}", lambda m: str(values.get(m[1], "?")), "{{name}} has {{ n }} {{x}}")
# --- passwords
import re
rules = [r".{8,}", r"[A-Z]", r"[a-z]", r"\d", r"[^\w\s]"]
[[bool(re.search(r, p)) for r in rules] for p in ("Passw0rd!", "short")]
# --- expand
import re
re.match(r"(\w)(\w)", "ab").expand(r"\2-\1"), re.compile("x").pattern, re.compile("a", re.I).flags & re.I == re.I
# --- positions
import re
p = re.compile("a")
p.search("banana", 2).start(), p.match("banana", 1).span(), p.findall("banana", 2, 4)
# --- a key=value line
import re
dict(re.findall(r'(\w+)=("[^"]*"|\S+)', 'a=1 b="two words" c=x'))
# --- empty matches
import re
re.findall("x*", "axb"), re.sub("", "-", "abc"), re.split("", "ab")
