# --- JSON there and back
import json
data = {"name": "Ann", "tags": ["x", None, True], "n": 1.5}
text = json.dumps(data)
text, json.loads(text) == data
# --- JSON indented and sorted
import json
print(json.dumps({"b": [1, {"c": 2}], "a": {}}, indent=2, sort_keys=True))
# --- JSON without spaces, with letters as they are
import json
json.dumps({"k": "é☃", "l": [1, 2]}, separators=(",", ":"), ensure_ascii=False), json.dumps("é☃😀")
# --- JSON of what it doesn't know
import json
json.dumps({"when": object})
# --- JSON by a default
import json
from datetime import date
json.dumps({"d": date(2024, 1, 1), "s": {3, 1}}, default=lambda o: sorted(o) if isinstance(o, set) else str(o))
# --- JSON keys become texts
import json
json.dumps({1: "a", True: "b", None: "c", 2.5: "d"})
# --- JSON with decimals
import json
from decimal import Decimal
json.loads('{"price": 1.10, "n": 3}', parse_float=Decimal)
# --- JSON with an object hook
import json
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

p = json.loads('{"x": 1, "y": 2}', object_hook=lambda d: Point(**d))
p.x + p.y
# --- JSON numbers at the edges
import json
json.loads("[1e400, -1e400, 123456789012345678901234567890, -0]"), json.dumps(float("inf"))
# --- an encoder of one's own
import json
class Encoder(json.JSONEncoder):
    def default(self, o):
        return {"re": o.real, "im": o.imag} if isinstance(o, complex) else super().default(o)

json.dumps([1 + 2j], cls=Encoder)
# --- where JSON is broken
import json
try:
    json.loads('{"a": 1,\n "b": ]}')
except json.JSONDecodeError as e:
    print(e.lineno, e.colno, e.pos)
# --- lines of JSON
import json
text = '{"n": 1}\n{"n": 2}\n\n{"n": 39}\n'
sum(json.loads(line)["n"] for line in text.splitlines() if line)
# --- a CSV read
import csv, io
text = 'name,qty,note\nApple,3,"red, ripe"\nKiwi,12,"says ""hi"""\n'
list(csv.DictReader(io.StringIO(text)))
# --- a CSV written
import csv, io
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["a", 'quote"d', "x,y", 1.5, None])
writer.writerows([[1, 2], ["line\nbreak", ""]])
out.getvalue()
# --- a CSV with other delimiters
import csv, io
rows = list(csv.reader(io.StringIO("a;b\n'x;y';2"), delimiter=";", quotechar="'"))
out = io.StringIO()
csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
rows, out.getvalue()
# --- totals of a CSV
import csv, io
from collections import defaultdict
text = "city,sales\nOslo,10\nRome,5\nOslo,7\n"
totals = defaultdict(int)
for row in csv.DictReader(io.StringIO(text)):
    totals[row["city"]] += int(row["sales"])
dict(totals)
# --- a DictWriter
import csv, io
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["id", "name"], extrasaction="ignore", lineterminator="\n")
w.writeheader()
w.writerow({"id": 1, "name": "x", "other": 2})
out.getvalue()
# --- base64
import base64
base64.b64encode(b"any carnal pleas"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b16encode(b"\xab")
# --- digests
import hashlib
hashlib.md5(b"x").hexdigest(), hashlib.sha256(b"").hexdigest()[:16], hashlib.sha1(b"abc").hexdigest()
# --- digests in parts
import hashlib
h = hashlib.sha512()
h.update(b"ab")
h.update(b"c")
h.hexdigest()[:20] == hashlib.sha512(b"abc").hexdigest()[:20], h.digest_size, h.name
# --- more digests
import hashlib
hashlib.blake2b(b"abc", digest_size=8).hexdigest(), hashlib.sha3_256(b"abc").hexdigest()[:12], hashlib.new("sha224", b"").hexdigest()[:8]
# --- a signature
import hmac
mac = hmac.new(b"key", b"message", "sha256").hexdigest()
mac[:16], hmac.compare_digest(mac, mac)
# --- a chain of digests
import hashlib
key = b"password"
for _ in range(100):
    key = hashlib.sha256(key + b"salt").digest()
key.hex()[:24]
# --- check sums
import binascii, zlib
zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.crc_hqx(b"hello", 0), binascii.hexlify(b"\x01\xff")
# --- compressed
import gzip, zlib
data = b"abc" * 1000
len(zlib.compress(data)) < 60, zlib.decompress(zlib.compress(data)) == data, gzip.decompress(gzip.compress(b"x")) == b"x"
# --- a zip in memory
import io, zipfile
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("a.txt", "hello")
    z.writestr("dir/b.txt", "world" * 100)
with zipfile.ZipFile(buffer) as z:
    names, text = z.namelist(), z.read("a.txt")
names, text
# --- a tar in memory
import io, tarfile
buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w:gz") as t:
    info = tarfile.TarInfo("n.txt")
    info.size = 3
    t.addfile(info, io.BytesIO(b"abc"))
buffer.seek(0)
with tarfile.open(fileobj=buffer) as t:
    read = t.extractfile("n.txt").read()
read
# --- struct
import struct
packed = struct.pack("<IhB3sf", 1, -2, 255, b"abc", 0.5)
packed.hex(), struct.unpack("<IhB3sf", packed), struct.calcsize(">HH")
# --- pickled
import pickle
class P:
    def __init__(self, x):
        self.x = x

pickle.loads(pickle.dumps([P(3), {"a": (1, 2)}]))[0].x
# --- XML read
import xml.etree.ElementTree as ET
root = ET.fromstring('<shop><item id="1"><name>Pen</name></item><item id="2"><name>Ink &amp; co</name></item></shop>')
[(i.get("id"), i.findtext("name")) for i in root.iter("item")], root.find("item[@id='2']/name").text
# --- XML written
import xml.etree.ElementTree as ET
root = ET.Element("r", version="1")
ET.SubElement(root, "c").text = "<x>"
ET.tostring(root, encoding="unicode")
# --- XML that is broken
import xml.etree.ElementTree as ET
try:
    ET.fromstring("<a><b></a>")
except ET.ParseError as e:
    print(e.position)
# --- HTML
import html
from html.parser import HTMLParser
class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(dict(attrs).get("href"))

p = Links()
p.feed('<p><a href="/x?a=1&amp;b=2">x</a><a name=q>')
p.found, html.escape("<a href='x'>&"), html.unescape("&eacute;&#x41;&lt;")
# --- URLs
from urllib.parse import parse_qs, urlencode, urljoin, urlparse, quote, unquote
u = urlparse("https://user@example.com:8080/a/b;p?q=1&q=2#frag")
u.hostname, u.port, u.path, parse_qs(u.query), urljoin("http://a/b/c", "../d"), urlencode({"a b": "ü&"}), quote("a/b c"), unquote("%C3%A9")
# --- TOML
import tomllib
tomllib.loads('title = "x"\n[owner]\nage = 3\ntags = ["a", "b"]\nwhen = 2024-01-02\n')
# --- INI
import configparser
c = configparser.ConfigParser()
c.read_string("[server]\nport = 80\ndebug = yes\npath = %(base)s/x\nbase = /srv\n")
c.getint("server", "port"), c.getboolean("server", "debug"), c["server"]["path"], c.sections()
# --- command lines
import argparse, shlex
p = argparse.ArgumentParser(prog="x")
p.add_argument("file")
p.add_argument("-n", "--number", type=int, default=1)
p.add_argument("--flag", action="store_true")
vars(p.parse_args(["in.txt", "-n", "5"])), shlex.split("a 'b c' d\\ e"), shlex.quote("it's")
# --- SQL
import sqlite3
db = sqlite3.connect(":memory:")
db.execute("create table t (name text, n integer)")
db.executemany("insert into t values (?, ?)", [("a", 3), ("b", 5), ("a", 4)])
db.execute("select name, sum(n) from t group by name order by 2 desc").fetchall()
# --- SQL that is wrong
import sqlite3
sqlite3.connect(":memory:").execute("select * from nothing")
# --- differences of texts
import difflib
list(difflib.unified_diff(["a", "b", "c"], ["a", "x", "c"], lineterm="")), difflib.get_close_matches("appel", ["ape", "apple", "peach"])
# --- a UUID of a name
import uuid
u = uuid.uuid5(uuid.NAMESPACE_DNS, "example.com")
str(u), u.version, uuid.UUID(int=1).hex
# --- IP addresses
import ipaddress
net = ipaddress.ip_network("192.168.1.0/28")
net.num_addresses, ipaddress.ip_address("192.168.1.9") in net, str(net.broadcast_address), ipaddress.ip_address("::1").is_loopback
# --- e-mail
from email.message import EmailMessage
m = EmailMessage()
m["Subject"], m["To"] = "Hi ☃", "a@b.c"
m.set_content("Body\n")
m.get_content_type(), m["Subject"], m.get_content()
# --- fixed width records
lines = ["001Ann       030", "002Bob       025"]
[(int(l[:3]), l[3:13].strip(), int(l[13:])) for l in lines]
# --- a log parsed
import re
from collections import Counter
log = '''127.0.0.1 GET /a 200
127.0.0.2 GET /b 404
127.0.0.1 POST /a 200'''
Counter(m[1] for m in re.finditer(r" (\d{3})$", log, re.M))
# --- joins of tables
users = [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}]
orders = [{"user": 1, "total": 5}, {"user": 1, "total": 7}, {"user": 3, "total": 1}]
by_id = {u["id"]: u["name"] for u in users}
[{"name": by_id.get(o["user"], "?"), "total": o["total"]} for o in orders]
# --- a pivot
rows = [("Q1", "A", 1), ("Q1", "B", 2), ("Q2", "A", 3)]
table = {}
for quarter, product, n in rows:
    table.setdefault(product, {})[quarter] = n
[[p, *(table[p].get(q, 0) for q in ("Q1", "Q2"))] for p in sorted(table)]
# --- nested values by path
data = {"a": [{"b": {"c": 5}}]}
def get(value, path, default=None):
    for part in path.split("."):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (KeyError, IndexError, ValueError):
            return default
    return value

get(data, "a.0.b.c"), get(data, "a.1.b", "none")
# --- flattened keys
def flat(d, prefix=""):
    out = {}
    for k, v in d.items():
        out.update(flat(v, f"{prefix}{k}.") if isinstance(v, dict) else {prefix + k: v})
    return out

flat({"a": {"b": 1, "c": {"d": 2}}, "e": 3})
