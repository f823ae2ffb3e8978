# --- written and read
with open("a.txt", "w") as f:
    f.write("one\ntwo\n")
with open("a.txt") as f:
    text = f.read()
text
# --- lines
with open("a.txt", "w") as f:
    f.writelines(f"line {i}\n" for i in range(3))
[line.rstrip() for line in open("a.txt")]
# --- appended
for word in ("a", "b"):
    with open("log.txt", "a") as f:
        print(word, file=f)
open("log.txt").read()
# --- a file that isn't there
try:
    open("nothing.txt")
except FileNotFoundError as e:
    print(e.strerror, e.filename)
# --- only if it is new
open("x", "x").close()
try:
    open("x", "x")
except FileExistsError as e:
    print(e.strerror)
# --- bytes, seek and tell
with open("b.bin", "wb") as f:
    f.write(bytes(range(10)))
with open("b.bin", "rb") as f:
    f.seek(-3, 2)
    place, tail = f.tell(), f.read()
place, tail
# --- changed in place
with open("a.txt", "w+") as f:
    f.write("hello world")
    f.seek(6)
    f.write("W")
    f.seek(0)
    text = f.read()
text
# --- truncated
with open("a.txt", "w+") as f:
    f.write("0123456789")
    f.truncate(4)
import os
os.path.getsize("a.txt")
# --- encodings
with open("e.txt", "w", encoding="utf-16-le") as f:
    f.write("é€")
open("e.txt", "rb").read(), open("e.txt", encoding="utf-16-le").read()
# --- the wrong encoding
open("e.txt", "wb").write(b"\xe9")
open("e.txt", encoding="utf-8").read()
# --- newlines
with open("n.txt", "w", newline="\r\n") as f:
    f.write("a\nb\n")
open("n.txt", "rb").read(), open("n.txt").read(), open("n.txt", newline="").read()
# --- pathlib
from pathlib import Path
p = Path("dir/sub")
p.mkdir(parents=True)
(p / "f.txt").write_text("hi")
(p / "f.txt").read_text(), (p / "f.txt").suffix, p.exists(), sorted(x.name for x in Path("dir").rglob("*"))
# --- parts of a path
from pathlib import PurePosixPath
p = PurePosixPath("/a/b/c.tar.gz")
p.parts, p.stem, p.suffixes, str(p.parent), str(p.with_suffix(".zip")), p.is_absolute(), str(p.relative_to("/a"))
# --- paths joined and matched
from pathlib import PurePosixPath as P
str(P("a") / "b" / "../c"), P("x/y.py").match("*.py"), str(P("a//b/./c")), P("a") < P("b")
# --- directories
import os
os.makedirs("a/b/c")
os.mkdir("a/d")
sorted(os.listdir("a")), os.path.isdir("a/b"), os.path.isfile("a/b")
# --- walked
import os
os.makedirs("t/u")
for name in ("t/1", "t/u/2"):
    open(name, "w").close()
[(root, sorted(dirs), sorted(files)) for root, dirs, files in os.walk("t")]
# --- renamed and removed
import os
open("old", "w").write("x")
os.rename("old", "new")
os.path.exists("old"), open("new").read(), os.remove("new"), os.listdir()
# --- a directory that isn't empty
import os
os.makedirs("d/e")
try:
    os.rmdir("d")
except OSError as e:
    print(type(e).__name__)
os.rmdir("d/e")
os.rmdir("d")
os.listdir(".")
# --- it exists already
import os
os.mkdir("d")
try:
    os.mkdir("d")
except OSError as e:
    print(type(e).__name__, e.filename)
os.makedirs("d", exist_ok=True)
# --- glob
import glob
for name in ("a.py", "b.py", "c.txt"):
    open(name, "w").close()
sorted(glob.glob("*.py")), glob.glob("?.txt"), glob.glob("[cd].*")
# --- fnmatch
import fnmatch
fnmatch.filter(["a.py", "b.txt", "ab.py"], "?.py"), fnmatch.fnmatch("data.CSV".lower(), "*.csv")
# --- shutil
import os, shutil
os.makedirs("src/in")
open("src/in/f", "w").write("data")
shutil.copytree("src", "dst")
shutil.copy("src/in/f", "copy")
shutil.rmtree("src")
open("dst/in/f").read(), open("copy").read(), os.path.exists("src")
# --- moved
import os, shutil
os.mkdir("to")
open("f", "w").write("1")
shutil.move("f", "to")
os.listdir("to")
# --- os.path
import os.path
os.path.join("a", "b", "/c", "d"), os.path.split("/x/y.z"), os.path.splitext("a.b.c"), os.path.normpath("a/../b//c/."), os.path.basename("/a/")
# --- relative paths
import os.path
os.path.relpath("/a/b/c", "/a/d"), os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.isabs("a")
# --- a JSON file
import json
with open("d.json", "w") as f:
    json.dump({"n": [1, 2]}, f)
with open("d.json") as f:
    data = json.load(f)
data
# --- a CSV file
import csv
with open("d.csv", "w", newline="") as f:
    csv.writer(f).writerows([["a", "b"], [1, 2]])
with open("d.csv", newline="") as f:
    rows = list(csv.reader(f))
rows, open("d.csv", "rb").read()
# --- a zip file
import zipfile
open("a.txt", "w").write("A" * 50)
with zipfile.ZipFile("z.zip", "w") as z:
    z.write("a.txt", "inner/a.txt")
with zipfile.ZipFile("z.zip") as z:
    z.extractall("out")
open("out/inner/a.txt").read() == "A" * 50
# --- a database in a file
import sqlite3
db = sqlite3.connect("x.db")
db.execute("create table t (n)")
db.execute("insert into t values (7)")
db.commit()
db.close()
sqlite3.connect("x.db").execute("select n from t").fetchone()
# --- a shelf by pickle
import pickle
with open("p", "wb") as f:
    pickle.dump({"a": {1, 2}}, f)
pickle.load(open("p", "rb"))
# --- StringIO and BytesIO
import io
s = io.StringIO("a\nb\n")
b = io.BytesIO()
b.write(b"xyz")
s.readline(), s.read(), b.getvalue(), b.tell()
# --- closed files
f = open("a", "w")
f.close()
f.write("x")
# --- read only
open("a", "w").close()
with open("a") as f:
    f.write("x")
# --- sizes and kinds
import os, stat
open("f", "w").write("12345")
s = os.stat("f")
s.st_size, stat.S_ISREG(s.st_mode), os.path.getsize("f")
# --- read by pieces
with open("f", "wb") as f:
    f.write(b"abcdefghij")
with open("f", "rb") as f:
    pieces = list(iter(lambda: f.read(4), b""))
pieces
# --- temporary files
import os, tempfile
with tempfile.TemporaryDirectory(dir=".") as d:
    path = os.path.join(d, "x")
    open(path, "w").write("t")
    there = os.path.exists(path)
there, os.path.exists(d)
# --- a module written and imported
import sys
with open("made_here.py", "w") as f:
    f.write("VALUE = 6\ndef double(n):\n    return n * 2\n")
sys.path.insert(0, ".")
from made_here import VALUE, double
double(VALUE)
# --- words counted in a file
from collections import Counter
with open("t.txt", "w") as f:
    f.write("a b a\nc a\n")
with open("t.txt") as f:
    counts = Counter(word for line in f for word in line.split())
counts.most_common(1), sum(counts.values())
