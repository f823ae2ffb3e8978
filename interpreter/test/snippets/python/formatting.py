# --- width and precision
f"{3.14159:.2f}|{42:5d}|{42:<5d}|{42:^5d}|{42:05d}"
# --- thousands
f"{1234567.891:,.2f} {1234567:_} {0b1111_0000:_b}"
# --- percent and exponents
f"{0.1234:.1%} {12345.678:.3e} {0.00001234:g} {1e21:g}"
# --- signs
f"{5:+d} {-5:+d} {5: d} {0:+}"
# --- alternative forms
f"{255:#x} {255:#o} {5:#b} {255:#X} {3.0:#g}"
# --- fill characters
f"{'mid':*^9}|{'left':.<8}|{'right':>8}"
# --- nested fields
width, precision = 10, 3
f"{2.718281828:{width}.{precision}f}"
# --- with a name and its value
x, y = 3, [1, 2]
f"{x=} {y = } {x + 1=:>4}"
# --- conversions
s = "it's é"
f"{s!r} {s!a} {s!s:>8}"
# --- braces
f"{{literal}} {{{1 + 1}}}"
# --- format with positions and names
"{1} {0} {name} {0!r}".format("a", "b", name="c")
# --- format into containers
"{0[1]} {d[key]} {0.__class__.__name__}".format([1, 2], d={"key": "v"})
# --- percent style
"%s %d %.2f %5s|%-5s| %x %%" % ("a", 3, 2.5, "b", "c", 255)
# --- percent style with a mapping
"%(name)s is %(age)03d" % {"name": "Ann", "age": 7}
# --- a type with its own format
class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        return f"{self.degrees * 9 / 5 + 32:.1f}F" if spec == "f" else f"{self.degrees}C"

t = Celsius(21)
f"{t} {t:f}"
# --- a table
rows = [("apple", 1.5, 3), ("kiwi", 0.25, 12), ("watermelon", 3, 1)]
for name, price, count in rows:
    print(f"{name:<12}{price:>8.2f}{count:>4}")
# --- print's separators
print(1, 2, 3, sep="-", end="!\n")
print("a", "b", sep="")
print()
print(*[1, [2], "x"], sep="\n")
# --- lists print by repr
print(["a", 1.0, None, True], ("x",), {"k": "v"}, {1})
# --- dates in a format
from datetime import datetime
d = datetime(2024, 2, 9, 14, 5)
f"{d:%d.%m.%Y %H:%M}|{d:%j %y}|{d:%A, %B}"
# --- decimals in a format
from decimal import Decimal
f"{Decimal('1234.5'):,.2f} {Decimal('0.000001')} {Decimal('1E+5')}"
# --- fractions as text
from fractions import Fraction
str(Fraction(3, 6)), repr(Fraction(3, 6)), f"{float(Fraction(1, 3)):.3f}"
# --- pprint
from pprint import pformat
print(pformat({"name": "x" * 30, "values": list(range(20)), "nested": {"a": {"b": 1}}}, width=50))
# --- pprint sorts keys, or not
from pprint import pformat
pformat({"b": 1, "a": 2}), pformat({"b": 1, "a": 2}, sort_dicts=False)
# --- reprlib shortens
import reprlib
reprlib.repr(list(range(100))), reprlib.repr("x" * 100)
# --- human sizes
def size(n):
    for unit in ("B", "KB", "MB", "GB"):
        if n < 1024:
            return f"{n:.1f} {unit}"
        n /= 1024
    return f"{n:.1f} TB"

[size(n) for n in (0, 1023, 1536, 10 ** 7, 10 ** 13)]
# --- durations
def duration(seconds):
    h, rest = divmod(seconds, 3600)
    m, s = divmod(rest, 60)
    return f"{h:02}:{m:02}:{s:02}"

duration(3725), duration(59), duration(360000)
# --- ordinals
def ordinal(n):
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"

[ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)]
# --- a progress bar
["[" + "#" * int(p * 10) + "." * (10 - int(p * 10)) + f"] {p:4.0%}" for p in (0, 0.33, 1)]
# --- a tree drawn
tree = {"root": {"a": {"x": {}}, "b": {}}}
def draw(node, depth=0):
    for name, children in node.items():
        print("  " * depth + "- " + name)
        draw(children, depth + 1)

draw(tree)
# --- a multiplication table
for i in range(1, 5):
    print(" ".join(f"{i * j:3}" for j in range(1, 6)))
# --- a diamond
for i in [*range(1, 4), *range(2, 0, -1)]:
    print(("*" * (2 * i - 1)).center(5).rstrip())
# --- markdown from rows
rows = [{"id": 1, "name": "x"}, {"id": 22, "name": "yy"}]
keys = list(rows[0])
lines = ["| " + " | ".join(keys) + " |", "|" + "---|" * len(keys)]
lines += ["| " + " | ".join(str(r[k]) for k in keys) + " |" for r in rows]
print("\n".join(lines))
# --- str and repr of a class
class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Point({self.x})"

    def __str__(self):
        return f"<{self.x}>"

p = Point(3)
print(p, [p], f"{p} {p!r}")
p
# --- print flushes and writes to streams
import io
stream = io.StringIO()
print("to", "memory", file=stream, flush=True)
stream.getvalue()
# --- the last expression is a text
"as it is: 'quoted'\n\ttabbed"
# --- nothing to show
x = [1, 2]
x.append(3)
# --- output and a value
print("before")
6 * 7
