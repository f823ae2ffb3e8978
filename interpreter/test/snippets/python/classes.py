# --- a bank account
class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

a = Account(10).deposit(5).deposit(7)
a.balance
# --- inheritance and super
class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} makes a sound"

class Dog(Animal):
    def speak(self):
        return super().speak() + ": woof"

Dog("Rex").speak(), issubclass(Dog, Animal), isinstance(Dog("x"), Animal)
# --- method resolution order
class A:
    def who(self):
        return ["A"]

class B(A):
    def who(self):
        return ["B", *super().who()]

class C(A):
    def who(self):
        return ["C", *super().who()]

class D(B, C):
    def who(self):
        return ["D", *super().who()]

D().who(), [c.__name__ for c in D.__mro__]
# --- properties
class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._celsius = (value - 32) * 5 / 9

t = Temperature(100)
before = t.fahrenheit
t.fahrenheit = 32
before, t._celsius
# --- a property that can't be set
class P:
    @property
    def x(self):
        return 1

try:
    P().x = 2
except AttributeError:
    print("refused")
# --- class methods and static methods
class Date:
    def __init__(self, y, m, d):
        self.parts = y, m, d

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @staticmethod
    def is_leap(y):
        return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

Date.parse("2024-02-29").parts, [Date.is_leap(y) for y in (1900, 2000, 2023, 2024)]
# --- attributes of the class and of the instance
class C:
    shared = []
    n = 0

a, b = C(), C()
a.shared.append(1)
a.n = 5
b.shared, b.n, C.n
# --- operators
class Vector:
    def __init__(self, *xs):
        self.xs = xs

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.xs, other.xs)))

    def __mul__(self, k):
        return Vector(*(x * k for x in self.xs))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return self.xs == other.xs

    def __repr__(self):
        return f"Vector{self.xs}"

3 * Vector(1, 2) + -Vector(0, 1), Vector(1) == Vector(1)
# --- total ordering
from functools import total_ordering
@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

Version("1.10") > Version("1.9"), Version("2.0") <= Version("2.0"), max(map(Version, ["0.1", "0.12"])).parts
# --- a container
class Deck:
    def __init__(self):
        self.cards = [f"{r}{s}" for s in "SH" for r in "A23"]

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        return self.cards[i]

    def __contains__(self, card):
        return card.upper() in self.cards

d = Deck()
len(d), d[0], d[-2:], "as" in d, [c for c in d][1], list(reversed(d))[0]
# --- set and delete items
class Table:
    def __init__(self):
        self.rows = {}

    def __setitem__(self, key, value):
        self.rows[key] = value

    def __getitem__(self, key):
        return self.rows.get(key, 0)

    def __delitem__(self, key):
        del self.rows[key]

t = Table()
t[1, 2] = 5
t["x"] = 1
del t["x"]
t[1, 2], t["x"], t.rows
# --- attributes that aren't there
class Lazy:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return f"<{name}>"

Lazy().anything, hasattr(Lazy(), "_private")
# --- attributes set are checked
class Positive:
    def __setattr__(self, name, value):
        if value < 0:
            raise ValueError(f"{name} must not be negative")
        super().__setattr__(name, value)

p = Positive()
p.x = 3
try:
    p.y = -1
except ValueError as e:
    print(e)
vars(p)
# --- a descriptor
class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(instance, self.name, value)

class Person:
    age = Typed(int)

p = Person()
p.age = 3
try:
    p.age = "x"
except TypeError as e:
    print(e)
p.age
# --- slots
class Small:
    __slots__ = ("a", "b")

s = Small()
s.a = 1
try:
    s.c = 2
except AttributeError:
    print("no c")
hasattr(s, "__dict__"), s.a
# --- callable
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return x + self.n

list(map(Adder(5), [1, 2])), callable(Adder(1)), callable(1)
# --- an abstract class
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

try:
    Shape()
except TypeError:
    print("abstract")
Square(3).area()
# --- a metaclass that registers
class Registry(type):
    known = []

    def __new__(mcs, name, bases, body):
        cls = super().__new__(mcs, name, bases, body)
        mcs.known.append(name)
        return cls

class A(metaclass=Registry):
    pass

class B(A):
    pass

Registry.known, type(B).__name__
# --- subclasses are told
class Plugin:
    found = {}

    def __init_subclass__(cls, kind, **rest):
        super().__init_subclass__(**rest)
        Plugin.found[kind] = cls.__name__

class Csv(Plugin, kind="csv"):
    pass

class Json(Plugin, kind="json"):
    pass

Plugin.found
# --- a dataclass
from dataclasses import dataclass, field
@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list)

a, b = Item("x"), Item("x")
a.tags.append("new")
a, b, a == b, Item("y", 2.5).price
# --- a frozen dataclass
from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0

p = Point(1, 2)
try:
    p.x = 5
except FrozenInstanceError as e:
    print(e)
sorted([Point(2), p, Point(1)]), hash(p) == hash(Point(1, 2))
# --- asdict, astuple, replace
from dataclasses import dataclass, asdict, astuple, replace
@dataclass
class Inner:
    v: int

@dataclass
class Outer:
    a: Inner
    b: list

o = Outer(Inner(1), [Inner(2)])
asdict(o), astuple(o), replace(o, b=[])
# --- after init
from dataclasses import dataclass, field
@dataclass
class Box:
    w: float
    h: float
    area: float = field(init=False, repr=False)

    def __post_init__(self):
        self.area = self.w * self.h

Box(2, 3), Box(2, 3).area
# --- a dataclass inherited, by keywords alone
from dataclasses import dataclass, fields
@dataclass
class Base:
    a: int

@dataclass(kw_only=True)
class More(Base):
    b: int = 2

More(1, b=5), [f.name for f in fields(More)]
# --- an enum
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

Color.RED, Color(2).name, Color["GREEN"].value, Color.CRIMSON is Color.RED, [c.name for c in Color]
# --- flags
from enum import Flag, auto
class Access(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()

rw = Access.READ | Access.WRITE
Access.READ in rw, Access.RUN in rw, rw.value, (rw & Access.WRITE).name
# --- integers as enums
from enum import IntEnum
class Level(IntEnum):
    LOW = 1
    HIGH = 10

Level.LOW < Level.HIGH, Level.HIGH + 1, sorted(Level, reverse=True)[0].name
# --- an enum with methods
from enum import Enum
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return round(6.674e-11 * self.mass / self.radius ** 2, 2)

[(p.name, p.gravity) for p in Planet]
# --- context managers
class Tag:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print(f"<{self.name}>")
        return self

    def __exit__(self, *error):
        print(f"</{self.name}>")

with Tag("a"), Tag("b") as b:
    print(b.name)
# --- a context manager that swallows
class Ignore:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.kind = kind and kind.__name__
        return True

with Ignore() as i:
    1 / 0
i.kind
# --- contextlib
from contextlib import contextmanager
@contextmanager
def section(name):
    print("begin", name)
    try:
        yield name.upper()
    finally:
        print("end", name)

with section("x") as s:
    print(s)
# --- an exit stack
from contextlib import ExitStack
with ExitStack() as stack:
    for n in range(3):
        stack.callback(print, "closing", n)
    print("open")
# --- a singleton
class Single:
    _it = None

    def __new__(cls):
        cls._it = cls._it or super().__new__(cls)
        return cls._it

Single() is Single()
# --- an immutable subclass
class Meters(float):
    def __new__(cls, value):
        return super().__new__(cls, round(value, 2))

    def __add__(self, other):
        return Meters(float(self) + other)

m = Meters(1.005) + Meters(2.339)
type(m).__name__, float(m)
# --- a dict with defaults
class Upper(dict):
    def __missing__(self, key):
        return key.upper()

u = Upper(a=1)
u["a"], u["b"], "b" in u
# --- private names
class A:
    def __init__(self):
        self.__secret = 1

    def get(self):
        return self.__secret

a = A()
a.get(), sorted(vars(a)), hasattr(a, "__secret")
# --- truth of an object
class Empty:
    def __bool__(self):
        return False

class Sized:
    def __len__(self):
        return 0

bool(Empty()), bool(Sized()), not object()
# --- in place and reflected operators
class N:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        self.v += o
        return self

    def __rsub__(self, o):
        return o - self.v

n = m = N(5)
n += 3
m.v, 10 - n
# --- indexes by others
class I:
    def __index__(self):
        return 2

"abc"[I()], hex(I()), list(range(5))[I() :]
# --- a class made by type
Point = type("Point", (), {"x": 1, "norm": lambda self: abs(self.x)})
Point().norm(), Point.__name__
# --- a linked list
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __iter__(self):
        node = self
        while node:
            yield node.value
            node = node.next

def reverse(node):
    previous = None
    while node:
        node.next, previous, node = previous, node, node.next
    return previous

list(reverse(Node(1, Node(2, Node(3)))))
# --- a binary tree
class Tree:
    def __init__(self):
        self.root = None

    def add(self, value):
        place = self.root
        if place is None:
            self.root = [value, None, None]
            return
        while True:
            side = 1 if value < place[0] else 2
            if place[side] is None:
                place[side] = [value, None, None]
                return
            place = place[side]

    def walk(self, node):
        return [] if node is None else self.walk(node[1]) + [node[0]] + self.walk(node[2])

t = Tree()
for v in [5, 2, 8, 1, 9, 3]:
    t.add(v)
t.walk(t.root)
# --- protocols are by shape
from typing import Protocol, runtime_checkable
@runtime_checkable
class Closable(Protocol):
    def close(self): ...

class File:
    def close(self):
        pass

isinstance(File(), Closable), isinstance(1, Closable)
# --- typing at run time
from typing import NamedTuple, TypedDict, get_type_hints
class P(NamedTuple):
    x: int
    y: int = 0

class Row(TypedDict):
    id: int

P(1), Row(id=3), get_type_hints(P)["x"].__name__
# --- generic classes
from typing import Generic, TypeVar
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

Stack[int]().push(1).push(2).items
# --- cached property
from functools import cached_property
class C:
    n = 0

    @cached_property
    def slow(self):
        C.n += 1
        return 42

c = C()
c.slow, c.slow, C.n
# --- compared by identity
class A: pass
a, b = A(), A()
a == b, a == a, a is b, len({a, b, a})
# --- finalised
class F:
    def __del__(self):
        print("gone")

f = F()
del f
print("after")
# --- a weak reference
import weakref
class A: pass
a = A()
r = weakref.ref(a)
alive = r() is a
del a
alive, r()
