# --- slices
s = "interpreter"
s[::-1], s[2:5], s[-3:], s[::3]
# --- split and join
"-".join("a b  c\td".split()), "a,b,,c".split(","), "a,b,c".rsplit(",", 1)
# --- partition
"key=value=more".partition("="), "key=value=more".rpartition("="), "none".partition("=")
# --- case
"straße".upper(), "Hello World".swapcase(), "they're here".title(), "ÀÉ".casefold()
# --- strip
"  x y  ".strip(), "xxabcxx".strip("x"), "www.example.com".lstrip("w."), "prefix-body".removeprefix("prefix-")
# --- count and find
"banana".count("an"), "banana".find("na"), "banana".rfind("na"), "banana".find("z")
# --- replace a limited number of times
"aaaa".replace("a", "b", 2)
# --- padding
"7".zfill(3), "-7".zfill(4), "x".center(7, "*"), "x".ljust(3) + "|", "x".rjust(3)
# --- is it a number
[t.isdigit() for t in ("12", "1.2", "²", "")], "½".isnumeric(), "abc1".isalnum()
# --- translate
table = str.maketrans("abc", "xyz", "-")
"a-b-c-d".translate(table)
# --- a Caesar cipher
def shift(text, by):
    moved = []
    for c in text:
        if c.isalpha():
            base = ord("a") if c.islower() else ord("A")
            c = chr((ord(c) - base + by) % 26 + base)
        moved.append(c)
    return "".join(moved)

shift("Hello, World!", 3), shift(shift("Hello, World!", 3), -3)
# --- palindromes
def is_palindrome(text):
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]

is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("Capsule")
# --- anagrams grouped
from collections import defaultdict
groups = defaultdict(list)
for word in ["listen", "silent", "enlist", "google", "elgoog", "cat"]:
    groups["".join(sorted(word))].append(word)
sorted(groups.values())
# --- the most frequent letters
from collections import Counter
Counter("mississippi").most_common(2)
# --- run lengths
from itertools import groupby
"".join(f"{c}{len(list(g))}" for c, g in groupby("aaabccdddd"))
# --- words reversed
" ".join(reversed("the quick brown fox".split()))
# --- vowels counted
sum(c in "aeiou" for c in "the quick brown fox jumps")
# --- camel to snake by hand
"".join("_" + c.lower() if c.isupper() else c for c in "someVariableName")
# --- snake to camel
first, *rest = "some_variable_name".split("_")
first + "".join(map(str.capitalize, rest))
# --- escape sequences
"tab\there", "new\nline", "quote\"s", r"raw\n", "\x41\u0042\N{LATIN CAPITAL LETTER C}"
# --- repr picks its quotes
[repr(s) for s in ("plain", "it's", 'say "x"', "both ' and \"", "\n\t\\", "\x00é")]
# --- lines
"a\nb\r\nc\rd".splitlines(), "a\nb\n".splitlines(keepends=True)
# --- expandtabs
"a\tbc\tdef\tg".expandtabs(4)
# --- starts with one of several
"image.png".endswith((".jpg", ".png")), "image.png".startswith("img")
# --- comparing
"apple" < "banana", "Zebra" < "apple", "a" < "ab", max("hello")
# --- sort ignoring case
sorted(["banana", "Apple", "cherry", "apple"], key=lambda s: (s.lower(), s))
# --- text wrapped
import textwrap
print(textwrap.fill("The quick brown fox jumps over the lazy dog near the river bank.", 24))
# --- dedent and indent
import textwrap
textwrap.indent(textwrap.dedent("""\
    one
      two
    three
"""), "> ")
# --- shorten
import textwrap
textwrap.shorten("Hello wonderful world of text", width=20, placeholder=" …")
# --- a template
from string import Template
Template("$name owes $$${amount}").substitute(name="Ann", amount=5)
# --- a template that lacks a value
from string import Template
Template("$a and $b").safe_substitute(a=1)
# --- constants of string
import string
string.ascii_lowercase[:5], string.digits, len(string.punctuation)
# --- capwords
import string
string.capwords("the lord  of the rings")
# --- multiplication and membership
"ab" * 3, "ell" in "hello", "" in "x"
# --- in a triple quote
"""first
second""".upper()
# --- ord and chr
[ord(c) for c in "Aé€😀"], chr(128512), len("😀")
# --- bytes of a text
"é€".encode(), "é".encode("latin-1"), b"\xe2\x82\xac".decode(), "aé".encode("ascii", "replace")
# --- errors of decoding
b"ab\xffc".decode("utf-8", "replace"), b"ab\xffc".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace")
# --- bytes are numbers
list(b"abc"), bytes([72, 105]), b"abc"[1], b"abc"[1:2]
# --- bytearray in place
b = bytearray(b"hello")
b[0] = ord("J")
b.extend(b"!")
b, bytes(b).hex(" ")
# --- hexadecimal to bytes
bytes.fromhex("de ad be ef"), b"\x00\xff".hex()
# --- Levenshtein's distance
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]

distance("kitten", "sitting"), distance("", "abc")
# --- the longest common prefix
import os.path
os.path.commonprefix(["interstellar", "internet", "interval"])
# --- Roman numerals
def roman(n):
    signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    text = ""
    for value, sign in signs:
        count, n = divmod(n, value)
        text += sign * count
    return text

[roman(n) for n in (4, 9, 14, 1994, 2024)]
# --- balanced brackets
def balanced(text):
    pairs, stack = {")": "(", "]": "[", "}": "{"}, []
    for c in text:
        if c in pairs.values():
            stack.append(c)
        elif c in pairs and (not stack or stack.pop() != pairs[c]):
            return False
    return not stack

balanced("{[()()]}"), balanced("([)]"), balanced("((")
# --- pig latin
def pig(word):
    for i, c in enumerate(word):
        if c in "aeiou":
            return word[i:] + word[:i] + "ay"
    return word + "ay"

" ".join(pig(w) for w in "simple string apple".split())
# --- zip texts
[a + b for a, b in zip("abc", "xyz")], "".join(a + b for a, b in zip("hlo", "el "))
# --- unique letters in order
"".join(dict.fromkeys("abracadabra"))
# --- an identifier or a keyword
import keyword
"class".isidentifier(), keyword.iskeyword("class"), "2x".isidentifier()
