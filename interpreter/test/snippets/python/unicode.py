# --- names of characters
import unicodedata
unicodedata.name("é"), unicodedata.lookup("SNOWMAN"), unicodedata.category("A"), unicodedata.category("١")
# --- normal forms
import unicodedata
a, b = "é", "e\u0301"
a == b, unicodedata.normalize("NFC", b) == a, len(unicodedata.normalize("NFD", a)), unicodedata.normalize("NFKC", "ﬁ①")
# --- accents removed
import unicodedata
"".join(c for c in unicodedata.normalize("NFD", "Crème Brûlée à la façon") if not unicodedata.combining(c))
# --- emoji
s = "a😀b👩‍👩‍👧"
len(s), s[1], [hex(ord(c)) for c in s[3:]], s.encode("utf-8")[:5]
# --- lone surrogates
s = "\ud800"
try:
    s.encode()
except UnicodeEncodeError as e:
    print(e.reason, e.start)
s.encode("utf-8", "surrogatepass"), ascii(s)
# --- case that changes length
"ß".upper(), "ﬃ".upper(), "İ".lower() == "i̇", "ΑΣ".lower()
# --- digits of other scripts
int("٣٤"), "٣".isdecimal(), "Ⅷ".isnumeric(), "一".isdigit()
# --- encodings
[("é€".encode(e, "replace")) for e in ("utf-8", "utf-16-be", "latin-1", "cp1252", "ascii")]
# --- marks of byte order
"a".encode("utf-8-sig"), b"\xef\xbb\xbfa".decode("utf-8-sig"), "a".encode("utf-32-le")
# --- what can't be encoded
"naïve ☃".encode("ascii")
# --- encoded by reference
"naïve ☃".encode("ascii", "xmlcharrefreplace"), "☃".encode("ascii", "namereplace"), "☃".encode("ascii", "backslashreplace")
# --- punycode and IDNA
"bücher".encode("punycode"), "bücher.example".encode("idna"), b"xn--bcher-kva.example".decode("idna")
# --- identifiers in other scripts
größe, π = 3, 3.14
größe * π
# --- right to left and wide
import unicodedata
unicodedata.bidirectional("א"), unicodedata.east_asian_width("漢"), unicodedata.mirrored("("), unicodedata.numeric("½")
# --- rot13 and other codecs
import codecs
codecs.encode("Hello", "rot13"), codecs.decode("48656c6c6f", "hex"), codecs.lookup("utf8").name
# --- decoded in pieces
import codecs
d = codecs.getincrementaldecoder("utf-8")()
[d.decode(bytes([b])) for b in "é€".encode()]
# --- white space of all kinds
"\u00a0x\u2003".strip(), "a\u2028b".splitlines(), " \t\n\u3000".isspace()
# --- what prints
"é".isprintable(), "\u200b".isprintable(), repr("\u200b\xa0"), repr("漢\t")
# --- sorted by code points
sorted(["é", "z", "a", "É", "Z"]), sorted(["ä", "a", "b"], key=lambda s: s.translate({0xE4: "a~"}))
