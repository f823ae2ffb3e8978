# --- literals
def name(code):
    match code:
        case 200 | 201:
            return "ok"
        case 404:
            return "not found"
        case _:
            return "other"

[name(c) for c in (200, 404, 500)]
# --- sequences
def describe(xs):
    match xs:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [first, *rest]:
            return f"{first} and {len(rest)} more"

[describe(xs) for xs in ([], [1], [1, 2, 3], ("a", "b"))]
# --- mappings
def handle(event):
    match event:
        case {"type": "click", "at": (x, y)}:
            return f"click at {x},{y}"
        case {"type": "key", "key": str(k), **rest}:
            return f"key {k} {rest}"
        case _:
            return "unknown"

[handle(e) for e in ({"type": "click", "at": (1, 2)}, {"type": "key", "key": "a", "shift": True}, {"type": "key", "key": 5})]
# --- classes
from dataclasses import dataclass
@dataclass
class Circle:
    r: float

@dataclass
class Box:
    w: float
    h: float

def area(shape):
    match shape:
        case Circle(r):
            return round(3.14159 * r * r, 2)
        case Box(w=w, h=h) if w == h:
            return f"square {w * w}"
        case Box(w, h):
            return w * h

area(Circle(1)), area(Box(2, 2)), area(Box(2, 3))
# --- guards and captures
def sign(n):
    match n:
        case int() | float() if n < 0:
            return "-"
        case 0:
            return "0"
        case x if x > 0:
            return f"+{x}"

[sign(n) for n in (-2, 0, 3.5)]
# --- nested, with as
match {"user": {"name": "Ann", "tags": ["a", "b"]}}:
    case {"user": {"name": name, "tags": [*_, last] as tags}}:
        result = name, last, tags
result
# --- types
def kind(x):
    match x:
        case bool():
            return "bool"
        case int() | float():
            return "number"
        case str() as s if s.isupper():
            return "shout"
        case str():
            return "text"
        case None:
            return "none"
        case _:
            return type(x).__name__

[kind(x) for x in (True, 1, 2.5, "HI", "hi", None, [])]
# --- constants by their names
from enum import Enum
class Mode(Enum):
    ON = 1
    OFF = 2

def show(m):
    match m:
        case Mode.ON:
            return "on"
        case Mode.OFF:
            return "off"

show(Mode.OFF), show(Mode.ON)
# --- a text is no sequence here
match "ab":
    case [a, b]:
        result = "sequence"
    case _:
        result = "text"
result
# --- __match_args__
class Pair:
    __match_args__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b

match Pair(1, Pair(2, 3)):
    case Pair(x, Pair(y, z)):
        total = x + y + z
total
# --- an evaluator
def evaluate(e):
    match e:
        case int(n) | float(n):
            return n
        case ("+", a, b):
            return evaluate(a) + evaluate(b)
        case ("*", a, b):
            return evaluate(a) * evaluate(b)
        case ("-", a):
            return -evaluate(a)
        case _:
            raise ValueError(f"what is {e!r}?")

evaluate(("+", 2, ("*", 3, ("-", 4)))), evaluate(("/", 1))
# --- a command line
def run(line):
    match line.split():
        case ["go", ("north" | "south") as where]:
            return f"going {where}"
        case ["take", *things] if things:
            return f"taking {', '.join(things)}"
        case ["quit"]:
            return "bye"
        case other:
            return f"? {' '.join(other)}"

[run(t) for t in ("go north", "go up", "take a b", "take", "quit")]
# --- nothing matches
x = "before"
match 5:
    case 6:
        x = "after"
x
